import { logStreamPrefix } from '../provisioner/contract/log-stream.ts';

/** Where playgrounds run, as the AWS console names it. */
export interface ConsolePlace {
  region: string;
  clusterName: string;
  logGroup: string;
}

/** The ECS service of a playground in the AWS console; none where there is no console. */
export function serviceLink(place: ConsolePlace | undefined, playgroundId: string): string | undefined {
  if (!place) return undefined;
  const { region, clusterName } = place;
  const path = ['ecs', 'v2', 'clusters', clusterName, 'services', playgroundId, 'health']
    .map(encodeURIComponent)
    .join('/');
  return `${consoleOf(region)}/${path}?region=${encodeURIComponent(region)}`;
}

/** The log streams of a playground in the AWS console; none where there is no console. */
export function logsLink(place: ConsolePlace | undefined, playgroundId: string): string | undefined {
  if (!place) return undefined;
  const { region, logGroup } = place;
  const prefix = logStreamPrefix(playgroundId);
  const filter = dollarEncoded(`?logStreamNameFilter=${encodeURIComponent(prefix)}`);
  const fragment = `#logsV2:log-groups/log-group/${dollarEncoded(encodeURIComponent(logGroup))}${filter}`;
  return `${consoleOf(region)}/cloudwatch/home?region=${encodeURIComponent(region)}${fragment}`;
}

/** China and the US government have consoles of their own. */
function consoleOf(region: string): string {
  const domain = region.startsWith('cn-')
    ? 'console.amazonaws.cn'
    : region.startsWith('us-gov-')
      ? 'console.amazonaws-us-gov.com'
      : 'console.aws.amazon.com';
  return `https://${region}.${domain}`;
}

/** The CloudWatch console reads what stands behind its `#` in an encoding of its own: `$` for `%`. */
function dollarEncoded(text: string): string {
  return encodeURIComponent(text).replaceAll('%', '$');
}
