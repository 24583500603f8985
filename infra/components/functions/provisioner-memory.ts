/**
 * In use are 200 MB at most, and some hundred more with the vendor's AWS plugin; the rest buys processors, one for each 1769 MB. By
 * `npm run bench -- memory` 3 GB make a create a tenth faster and nearly half as dear again, and 1 GB makes it take two thirds longer.
 */
export const PROVISIONER_MEMORY_MIB = 2048;
