import { DeleteParametersCommand, paginateGetParametersByPath, type SSMClient } from '@aws-sdk/client-ssm';

/** What one call of SSM deletes. */
const AT_ONCE = 10;

/** Removes all parameters under a path. @returns their names */
export async function removeParameters(ssm: SSMClient, path: string): Promise<string[]> {
  const names: string[] = [];
  for await (const { Parameters = [] } of paginateGetParametersByPath(
    { client: ssm },
    { Path: path, Recursive: true },
  )) {
    names.push(...Parameters.map(({ Name = '' }) => Name));
  }
  for (let at = 0; at < names.length; at += AT_ONCE) {
    await ssm.send(new DeleteParametersCommand({ Names: names.slice(at, at + AT_ONCE) }));
  }
  return names;
}
