import * as z from 'zod';

export type JsonSchema = z.core.JSONSchema.JSONSchema;

export interface SchemaCollector {
  /** The schema as it stands where it is used: a reference to the component, when it has a name. */
  describe(schema: z.ZodType): JsonSchema;
  /** Every schema with a name that was met so far. */
  components(): Record<string, JsonSchema>;
}

const OWN_DEFINITIONS = '#/$defs/';

/**
 * Zod schemas as JSON Schema for an OpenAPI document: those with a name of their own become components, once each.
 * Answers are described like requests, as what may be relied on: further fields may come.
 */
export function schemaCollector(): SchemaCollector {
  const found: Record<string, JsonSchema> = {};
  return {
    describe(schema) {
      const { $schema, $defs = {}, ...described } = z.toJSONSchema(schema, { io: 'input' });
      for (const [name, definition] of Object.entries($defs)) found[name] = inComponents(definition) as JsonSchema;
      return inComponents(described) as JsonSchema;
    },
    components: () => found,
  };
}

function inComponents(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(inComponents);
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      key === '$ref' && typeof value === 'string'
        ? value.replace(OWN_DEFINITIONS, '#/components/schemas/')
        : inComponents(value),
    ]),
  );
}
