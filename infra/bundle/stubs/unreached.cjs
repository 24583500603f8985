// Stands in for a module that the bundle's code paths never reach.
module.exports = require('./never-reached.cjs').unreachedModule('a module');
