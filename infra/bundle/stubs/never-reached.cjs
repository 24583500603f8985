// What whatever is left out says when it is reached after all.
function unreached(what) {
  return function reached() {
    throw new Error(`${what} was called, which infra/bundle/left-out.ts leaves out of this bundle: remove it there`);
  };
}

// A function, because some users of modules extend or call them; a Proxy, because others take them apart on load.
function unreachedModule(what) {
  const reached = unreached(what);
  return new Proxy(reached, {
    get: (target, key) => (key in target || key === '__esModule' || key === 'default' ? target[key] : reached),
  });
}

// What is a value and no function is looked into, not called.
function unreachedValue(what) {
  const reached = unreached(what);
  return new Proxy(reached, { get: reached });
}

module.exports = { unreached, unreachedModule, unreachedValue };
