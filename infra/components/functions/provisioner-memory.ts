/** The AWS plugin alone takes up to 430 MB, the CLI 120; above 1769 there is more than one CPU. */
export const PROVISIONER_MEMORY_MIB = 3008;
