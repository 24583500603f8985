import { beforeAll, describe, expect, it } from 'vitest';
import { type RecordedProgram, recordProgram, statements } from '../recorded-program.ts';

let program: RecordedProgram;
beforeAll(async () => {
  program = await recordProgram();
});

describe('what is kept', () => {
  it('the registry is paid by the request, can be wound back, and forgets history', () => {
    expect(program.one('aws:dynamodb/table:Table', 'playground-registry').inputs).toMatchObject({
      billingMode: 'PAY_PER_REQUEST',
      pointInTimeRecovery: { enabled: true },
      ttl: { attributeName: 'deleteAfter', enabled: true },
      deletionProtectionEnabled: true,
    });
  });

  it('the state bucket is versioned, private, and answers over TLS only', () => {
    const { inputs: versioning } = program.one('aws:s3/bucketVersioning:BucketVersioning', 'playground-state');
    expect(versioning.versioningConfiguration.status).toBe('Enabled');
    const { inputs: block } = program.one('aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock', 'playground-state');
    expect(block).toMatchObject({
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    const [deny] = statements(program.one('aws:s3/bucketPolicy:BucketPolicy', 'playground-state').inputs.policy);
    expect(deny).toMatchObject({
      Effect: 'Deny',
      Action: 's3:*',
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    });
  });

  it('goes with a deployment only when its settings say so', async () => {
    const bucket = (of: RecordedProgram) => of.one('aws:s3/bucket:Bucket', 'playground-state').inputs.forceDestroy;
    const thrownAway = await recordProgram({ protectData: false });
    expect([bucket(program), bucket(thrownAway)]).toEqual([false, true]);
    expect(thrownAway.one('aws:dynamodb/table:Table', 'playground-registry').inputs.deletionProtectionEnabled).toBe(
      false,
    );
  });
});
