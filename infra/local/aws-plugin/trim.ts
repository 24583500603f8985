/**
 * Cuts terraform-provider-aws down, as text: with all of its 260 services the build would compile 260 AWS SDKs. Only the
 * two generated lists are rewritten; what they no longer name is no longer compiled.
 */

/** The module's import path. */
const UPSTREAM_MODULE = 'github.com/hashicorp/terraform-provider-aws';

/**
 * The services that tokens.go draws on. `kms`, `organizations` and `s3control` are here because code of DynamoDB, EC2 and S3
 * calls their clients, and the provider panics on a client whose service it does not know.
 */
export const SERVICES: ReadonlySet<string> = new Set(
  `acm apigatewayv2 appautoscaling cloudwatch dynamodb ec2 ecr ecs elbv2 events iam kms lambda logs meta organizations
   resourcegroupstaggingapi route53 s3 s3control sns sqs sts`.split(/\s+/),
);

/** Whether the provider needs a file: tests, and what clears up after tests, are nothing that it runs. */
export function isProviderFile(name: string): boolean {
  return name.endsWith('.go') && !name.endsWith('_test.go') && name !== 'sweep.go';
}

/** The list of service packages (internal/provider/sdkv2/service_packages_gen.go) without those not in `kept`. */
export function keepServices(source: string, kept: ReadonlySet<string>): string {
  return source
    .split('\n')
    .filter((line) => {
      const name = /internal\/service\/(\w+)"/.exec(line) ?? /^\s+(\w+)\.ServicePackage\(ctx\),/.exec(line);
      return name?.[1] === undefined || kept.has(name[1]);
    })
    .join('\n');
}

/** The names of the AWS clients that a file asks for: `c.ECSClient(ctx)` gives `ECSClient`. */
export function clientsCalled(source: string): string[] {
  return [...source.matchAll(/\.(\w+Client)\(/g)].map((match) => match[1] ?? '');
}

/** The list of AWS clients (internal/conns/awsclient_gen.go) without the methods not in `called`, and without their imports. */
export function keepClients(source: string, called: ReadonlySet<string>): string {
  const start = source.indexOf('func (c *AWSClient)');
  if (start < 0)
    throw new Error('awsclient_gen.go: it holds no AWSClient method, so this upstream version is laid out anew');
  const methods = source
    .slice(start)
    .split(/^(?=func \(c \*AWSClient\))/m)
    .filter((method) => called.has(/^func \(c \*AWSClient\) (\w+)\(/.exec(method)?.[1] ?? ''))
    .join('');
  const head = source
    .slice(0, start)
    .split('\n')
    .filter((line) => {
      const imported = /^\s+(?:(\w+) )?"(github\.com\/aws\/aws-sdk-go-v2\/[^"]+)"/.exec(line);
      const name = imported?.[1] ?? imported?.[2]?.split('/').at(-1);
      return name === undefined || new RegExp(`\\b${name}\\.`).test(methods);
    })
    .join('\n');
  return head + methods;
}

/** The folders, relative to the module, that a file imports from the module itself. */
export function ownImports(source: string): string[] {
  const lines = new RegExp(`^(?:import|\\s)\\s*(?:[\\w.]+ )?"${UPSTREAM_MODULE}/([^"]+)"$`, 'gm');
  return [...source.matchAll(lines)].map((match) => match[1] ?? '');
}
