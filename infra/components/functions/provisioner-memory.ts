/**
 * In use are 160 MB at most (`npm run bench -- memory`), so this buys processors: one for each 1769 MB, which a create needs to
 * start the engine.
 */
export const PROVISIONER_MEMORY_MIB = 3008;
