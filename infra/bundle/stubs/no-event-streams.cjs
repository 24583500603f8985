// Stands in for the SDK's event streams, which two clients prepare for whoever follows a log live. Nobody here does.
function stream() {
  throw new Error('this bundle was made without event streams: see infra/bundle/left-out.ts');
}
class HeaderFormatter {
  format = stream;
}
module.exports = {
  eventStreamSerdeProvider: stream,
  HeaderFormatter,
  resolveEventStreamSerdeConfig: (config) => config,
};
