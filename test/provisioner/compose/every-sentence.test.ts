import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { repositoryRoot } from '../../../infra/repository.ts';

/** The texts of a source, each as its fixed pieces: what stands between two of them is filled in. */
function textsIn(file: string): string[][] {
  const texts: string[][] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) texts.push([node.text]);
    if (ts.isTemplateExpression(node)) {
      texts.push([node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)]);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest));
  return texts;
}

function filesIn(folder: string, ending: RegExp): string[] {
  const all = readdirSync(join(repositoryRoot, folder), { recursive: true, encoding: 'utf8' });
  return all.filter((file) => ending.test(file)).map((file) => join(repositoryRoot, folder, file));
}

/** keys/ has tables of its own, whose every row keys/refused.test.ts tries; check/ draws what is said and says nothing. */
const SOURCES = filesIn('provisioner/compose', /^(?!keys\/|check\/).*\.ts$/);
const isSentence = (pieces: string[]): boolean => /[.?]$/.test(pieces.at(-1) ?? '') && pieces.join('x').includes(' ');

const expected = [
  ...filesIn('test/provisioner/compose', /\.test\.ts$/).flatMap((file) =>
    textsIn(file).map((pieces) => pieces.join('')),
  ),
  ...filesIn('test/provisioner/compose/golden', /./).map((file) => readFileSync(file, 'utf8')),
].join('\n');

function isExpected(pieces: string[]): boolean {
  const fixed = pieces.map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(fixed.join('[^\\n]*?')).test(expected);
}

describe('what the compiler can say', () => {
  const sentences = SOURCES.flatMap(textsIn).filter(isSentence);

  it('stands in a test in its exact words: every refusal, warning and note', () => {
    expect(sentences.length).toBeGreaterThan(100);
    expect(sentences.filter((pieces) => !isExpected(pieces)).map((pieces) => pieces.join('…'))).toEqual([]);
  });
});
