import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** What a schema and the SDK's declarations can be compared by. */
export interface Property {
  isList: boolean;
  /** Of the type that it holds, where that is one of the SDK's own: `ecs.ClusterConfiguration`. */
  type: string | undefined;
}
export type Properties = Record<string, Property>;

const SDK = join(import.meta.dirname, '../../../../node_modules/@pulumi/aws');

/** The inputs of a resource as @pulumi/aws declares them, from its `…Args` interface. */
export function declaredInputs(module: string, file: string, resource: string): Properties {
  const source = parse(`${module}/${file}.d.ts`);
  const found = source.statements.find(
    (statement): statement is ts.InterfaceDeclaration =>
      ts.isInterfaceDeclaration(statement) && statement.name.text === `${resource}Args`,
  );
  if (found === undefined) throw new Error(`@pulumi/aws/${module}/${file}.d.ts declares no ${resource}Args`);
  return properties(found, source);
}

/** The nested input types of @pulumi/aws by name (`ecs.ClusterConfiguration`). */
export function declaredTypes(): Map<string, Properties> {
  const source = parse('types/input.d.ts');
  const types = new Map<string, Properties>();
  const visit = (node: ts.Node, prefix: string): void => {
    if (ts.isModuleDeclaration(node) && node.body) visit(node.body, `${prefix}${node.name.text}.`);
    else if (ts.isInterfaceDeclaration(node)) types.set(prefix + node.name.text, properties(node, source));
    else if (ts.isSourceFile(node) || ts.isModuleBlock(node)) for (const each of node.statements) visit(each, prefix);
  };
  visit(source, '');
  return types;
}

function parse(path: string): ts.SourceFile {
  return ts.createSourceFile(path, readFileSync(join(SDK, path), 'utf8'), ts.ScriptTarget.Latest, false);
}

function properties(declaration: ts.InterfaceDeclaration, source: ts.SourceFile): Properties {
  return Object.fromEntries(
    declaration.members.filter(ts.isPropertySignature).map((member) => {
      const type = member.type?.getText(source) ?? '';
      // A policy document may be given as text or as this type; the plugin takes it as text, whatever it was.
      const nested = /\binputs\.((?!\w+\.PolicyDocument)[\w.]+)/.exec(type)?.[1];
      return [member.name.getText(source), { isList: type.includes('[]'), type: nested }];
    }),
  );
}
