/**
 * In use are 200 MB at most, and some hundred more with the vendor's AWS plugin; the rest buys processors, one for each
 * 1769 MB. By `npm run bench -- memory` 3 GB make a create a tenth faster at most, and nearly half as dear again; with 1 GB
 * it takes 1.7 times as long.
 */
export const PROVISIONER_MEMORY_MIB = 2048;
