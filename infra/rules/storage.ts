import { statementsIn } from './policies.ts';
import { partOf, type Resource, type Rule } from './rule.ts';

const BUCKET = 'aws:s3/bucket:Bucket';
const BLOCKS = ['blockPublicAcls', 'blockPublicPolicy', 'ignorePublicAcls', 'restrictPublicBuckets'];

export const noPublicBucket: Rule = {
  name: 'no public bucket',
  broken(resource, all) {
    if (resource.type !== BUCKET) return undefined;
    const block = partOf(resource, 'aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock', all);
    const open = BLOCKS.filter((key) => block?.inputs[key] !== true);
    return open.length === 0 ? undefined : `does not set ${open.join(', ')}`;
  },
};

/** How a resource of a kind says that what it keeps is encrypted. What AWS always encrypts is not here. */
const ENCRYPTED: Readonly<Record<string, (resource: Resource, all: readonly Resource[]) => boolean>> = {
  [BUCKET]: (bucket, all) =>
    partOf(bucket, 'aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration', all) !==
    undefined,
  'aws:sqs/queue:Queue': ({ inputs }) => inputs['sqsManagedSseEnabled'] === true || 'kmsMasterKeyId' in inputs,
  'aws:efs/fileSystem:FileSystem': ({ inputs }) => inputs['encrypted'] === true,
  'aws:ssm/parameter:Parameter': ({ inputs }) => inputs['type'] === 'SecureString',
};

export const encryptedAtRest: Rule = {
  name: 'encryption at rest',
  broken(resource, all) {
    const isEncrypted = ENCRYPTED[resource.type];
    return isEncrypted && !isEncrypted(resource, all) ? 'is not said to be encrypted' : undefined;
  },
};

export const tlsOnly: Rule = {
  name: 'TLS only',
  broken(resource, all) {
    if (resource.type === 'aws:lb/listener:Listener') {
      return resource.inputs['protocol'] === 'HTTPS' || onlySendsToTls(resource) ? undefined : 'answers without TLS';
    }
    if (resource.type !== BUCKET) return undefined;
    const policy = partOf(resource, 'aws:s3/bucketPolicy:BucketPolicy', all);
    if (!policy) return 'has no policy that refuses what comes without TLS';
    const statements = statementsIn(policy.inputs['policy']);
    // Not known before the bucket is.
    if (!statements) return undefined;
    const refuses = statements.some(
      ({ Effect, Condition }) => Effect === 'Deny' && Condition?.['Bool']?.['aws:SecureTransport'] === 'false',
    );
    return refuses ? undefined : 'has a policy that lets through what comes without TLS';
  },
};

/** Of a listener: it has nobody go on without TLS. */
function onlySendsToTls({ inputs }: Resource): boolean {
  const actions = (inputs['defaultActions'] ?? []) as { type: string; redirect?: { protocol?: string } }[];
  return (
    actions.length > 0 && actions.every(({ type, redirect }) => type === 'redirect' && redirect?.protocol === 'HTTPS')
  );
}
