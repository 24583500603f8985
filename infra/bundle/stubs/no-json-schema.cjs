// Stands in for zod's writer of JSON schemas, which each schema is given when it is made. Functions only read schemas.
function write() {
  throw new Error('this bundle was made without the writer of JSON schemas: see infra/bundle/left-out.ts');
}
module.exports = {
  createToJSONSchemaMethod: () => write,
  createStandardJSONSchemaMethod: () => write,
  toJSONSchema: write,
};
