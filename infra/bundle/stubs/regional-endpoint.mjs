// Stands in for the rules by which the SDK finds a service's address: a list of all regions, and for each service a decision
// over FIPS, dual stack and accounts' own addresses, which nothing here asks for.
const DOMAINS = {
  'cn-': 'amazonaws.com.cn',
  'eusc-': 'amazonaws.eu',
  'us-iso-': 'c2s.ic.gov',
  'us-isob-': 'sc2s.sgov.gov',
  'eu-isoe-': 'cloud.adc-e.uk',
  'us-isof-': 'csp.hci.ic.gov',
};

function domainOf(region) {
  const [, domain] = Object.entries(DOMAINS).find(([prefix]) => region.startsWith(prefix)) ?? [];
  return domain ?? 'amazonaws.com';
}

export const regionalEndpoint = (service) => (parameters) => {
  const { Region, Endpoint, UseFIPS, UseDualStack, IsSearchOperation, AccountIdEndpointMode } = parameters;
  if (UseFIPS || UseDualStack || IsSearchOperation || AccountIdEndpointMode === 'required')
    throw new Error(
      `${service}: this bundle was made with regional endpoints alone, no FIPS, dual stack, search or account ones: see infra/bundle/slim-endpoints.ts`,
    );
  const url = new URL(Endpoint ?? `https://${service}.${Region}.${domainOf(Region)}`);
  return { url, properties: {}, headers: {} };
};
