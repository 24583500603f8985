/**
 * The names of the zones that a domain's records could stand in, the nearest first.
 * @example zonesThatHold('play.example.com') // ['play.example.com', 'example.com']
 */
export function zonesThatHold(domain: string): string[] {
  const labels = domain.split('.');
  // A top-level domain is nobody's zone in Route 53.
  return labels.slice(0, -1).map((_, at) => labels.slice(at).join('.'));
}
