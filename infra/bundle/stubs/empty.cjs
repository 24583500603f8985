// Stands in for a module that is required at load and never used.
module.exports = {};
