// Stands in for a module that the bundle's code paths never reach; should one do so, it says what to do about it.
// A function, because some users of these modules extend or call them; a Proxy, because others take them apart on load.
function unreached() {
  throw new Error(
    'a module that infra/bundle/left-out.ts leaves out of this bundle was called: remove it from `stubs` there',
  );
}
module.exports = new Proxy(unreached, {
  get: (target, key) => (key in target || key === '__esModule' || key === 'default' ? target[key] : unreached),
});
