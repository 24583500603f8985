import { describe, expect, it } from 'vitest';
import { inWords } from '../../../provisioner/compose/finding.ts';
import { readYaml } from '../../../provisioner/compose/source.ts';

function faults(text: string): string[] {
  const read = readYaml('compose.yaml', text);
  return 'findings' in read ? read.findings.map(inWords) : [];
}

function source(text: string) {
  const read = readYaml('compose.yaml', text);
  if ('findings' in read) throw new Error(read.findings.map(inWords).join('\n'));
  return read.source;
}

/** Each list holds the one before nine times: a thousand million texts from a few lines. */
const BOMB = ['a: &a [x, x, x, x, x, x, x, x, x]', ...'bcdefghi'].reduce((text, name, index) => {
  const before = String.fromCharCode('a'.charCodeAt(0) + index - 1);
  return `${text}\n${name}: &${name} [${Array(9).fill(`*${before}`).join(', ')}]`;
});

describe('a file that is no YAML that can be read', () => {
  it.each([
    [
      'an unclosed list',
      'services: [web\n',
      'compose.yaml:2:1 refused: It is not YAML: Flow sequence in block collection must be sufficiently indented and end with a ]. Mend it here or in the line above.',
    ],
    [
      'an unclosed quote',
      'name: "x\n',
      'compose.yaml:2:1 refused: It is not YAML: Missing closing "quote. Mend it here or in the line above.',
    ],
    [
      'a key written twice',
      'services:\n  a: {}\n  a: {}\n',
      'compose.yaml:3:3 refused: This key is written twice in one mapping. Keep one of them.',
    ],
    [
      'a tab',
      'services:\n\tweb: {}\n',
      'compose.yaml:2:1 refused: YAML is indented by spaces, and here is a tab. Write spaces.',
    ],
    [
      'two documents',
      'services: {}\n---\nservices: {}\n',
      'compose.yaml:2:1 refused: A second document begins here, and a template is one. Take out the line ---.',
    ],
    [
      'a tag',
      'services: !reset null\n',
      'compose.yaml:1:11 refused: YAML tags, such as !reset, are not read. Write the value that is meant.',
    ],
    ['a list as a key', '[a]: 1\n', 'compose.yaml:1:1 refused: A key must be a plain text. Take out the brackets.'],
    [
      'an alias without an anchor',
      'services: *all\n',
      'compose.yaml:1:1 refused: Unresolved alias (the anchor must be set before the alias): all. Write the anchor above the alias that uses it.',
    ],
    [
      'an alias of what holds it',
      'services: &all [*all]\n',
      'compose.yaml:1:1 refused: An alias refers to a part that contains the alias. Write such a part out.',
    ],
    [
      'a text',
      'hello',
      'compose.yaml:1:1 refused: It is no Compose file: the whole of it must be a mapping with the key services.',
    ],
    [
      'nothing',
      '',
      'compose.yaml:1:1 refused: It is no Compose file: the whole of it must be a mapping with the key services.',
    ],
    [
      'a list',
      '- web\n',
      'compose.yaml:1:1 refused: It is no Compose file: the whole of it must be a mapping with the key services.',
    ],
    [
      'a bomb of aliases',
      BOMB,
      'compose.yaml:1:1 refused: Its aliases repeat one part more than 100 times, as a YAML bomb does. Write such parts once, or fewer times.',
    ],
  ])('%s is refused at its place', (_, text, words) => {
    expect(faults(text)).toEqual([words]);
  });

  it('is refused once where lists are nested without end', () => {
    expect(faults('['.repeat(20_000)).map((line) => line.replace(/^\S+ /, ''))).toEqual([
      'refused: Lists or mappings are nested too deeply to be read. Write a flatter file.',
    ]);
  });

  it('is refused unread where it has five megabytes', () => {
    expect(faults(`# ${'x'.repeat(5_000_000)}\n`)).toEqual([
      'compose.yaml:1:1 refused: The file has 5000003 bytes, and at most 262144 are read. Put data into an image, not into the file.',
    ]);
  });
});

describe('a file that can be read', () => {
  const text = 'x-base: &base { image: a, tty: true }\nservices:\n  web:\n    <<: *base\n    ports:\n      - "80"\n';

  it('has what merges bring in, and plain words for what YAML once took for booleans', () => {
    expect(source(text).value['services']).toEqual({ web: { image: 'a', tty: true, ports: ['80'] } });
    expect(source('a: no\nb: yes\nc: on\n').value).toEqual({ a: 'no', b: 'yes', c: 'on' });
  });

  it.each([
    [['services', 'web'], 3, 3],
    [['services', 'web', 'ports'], 5, 5],
    [['services', 'web', 'ports', 0], 6, 9],
    [['services', 'web', 'image'], 4, 5],
    [['services', 'web', 'nothing'], 4, 5],
    [['nothing'], 1, 1],
  ])('knows where %j is written, or the nearest part above it', (path, line, column) => {
    expect(source(text).positionOf(path)).toEqual({ line, column });
  });
});
