/**
 * Where the containers of a task find each other by name. Under the domain that ICANN keeps for private networks, so that no
 * public name is ever hidden by it.
 */
export const SERVICE_DOMAIN = 'playground.internal';
