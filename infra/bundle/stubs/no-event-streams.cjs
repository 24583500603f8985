// Stands in for the SDK's event streams, which two clients prepare for whoever follows a log live. Nobody here does.
function stream() {
  throw new Error('this bundle was made without event streams: see infra/bundle/left-out.ts');
}
module.exports = { eventStreamSerdeProvider: stream, resolveEventStreamSerdeConfig: (config) => config };
