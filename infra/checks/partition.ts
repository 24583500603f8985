/** The parts of AWS that know nothing of each other: regions' beginning → partition, and a region that always is. */
const PARTITIONS = [
  { begins: 'cn-', partition: 'aws-cn', home: 'cn-north-1' },
  { begins: 'us-gov-', partition: 'aws-us-gov', home: 'us-gov-west-1' },
] as const;
const COMMERCIAL = { partition: 'aws', home: 'us-east-1' } as const;

/** @returns `aws` for a region that says nothing else */
export function partitionOf(region: string): string {
  return (PARTITIONS.find(({ begins }) => region.startsWith(begins)) ?? COMMERCIAL).partition;
}

/** The region of a partition that nobody can disable. */
export function homeRegion(of: string): string {
  return (PARTITIONS.find(({ partition }) => partition === of) ?? COMMERCIAL).home;
}
