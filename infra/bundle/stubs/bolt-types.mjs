// Stands in for the index of Bolt's types: of 20 files that are there for a compiler, these two have something to run.
export * from './middleware';
export * from './utilities';
