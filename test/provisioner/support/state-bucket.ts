import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { clientOptions } from '../../../infra/local/emulator/environment.ts';
import type { DeployedTemplates } from '../../../provisioner/templates/deployed.ts';

const BUCKET = 'state';

/** A bucket in the emulator for the engine's state, with a look at what lies in it. */
export async function stateBucketOfTest(endpoint: string) {
  const s3 = new S3Client({ ...clientOptions(endpoint), forcePathStyle: true });
  const urlOf = (bucket: string): string =>
    `s3://${bucket}?endpoint=${endpoint}&s3ForcePathStyle=true&region=us-east-1`;
  await s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
  return {
    s3,
    backendUrl: urlOf(BUCKET),
    /** A bucket for state in which no engine has been yet. */
    async emptyBucketUrl(): Promise<string> {
      const bucket = `state-${crypto.randomUUID()}`;
      await s3.send(new CreateBucketCommand({ Bucket: bucket }));
      return urlOf(bucket);
    },
    /** As a deployment does. @returns where they lie */
    async putTemplates(deployed: DeployedTemplates): Promise<string> {
      const Key = 'templates/of-the-test.json';
      await s3.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body: JSON.stringify(deployed) }));
      return `s3://${BUCKET}/${Key}`;
    },
    async stateKeys(id: string): Promise<string[]> {
      const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: BUCKET }));
      return Contents.map(({ Key }) => Key ?? '').filter((key) => key.includes(`/${id}`));
    },
    /** Puts this in the place of a stack's checkpoint; undefined removes it. */
    async setState(id: string, Body: string | undefined): Promise<void> {
      const object = { Bucket: BUCKET, Key: `.pulumi/stacks/playground/${id}.json` };
      await s3.send(Body === undefined ? new DeleteObjectCommand(object) : new PutObjectCommand({ ...object, Body }));
    },
    async stateText(id: string): Promise<string> {
      const object = new GetObjectCommand({ Bucket: BUCKET, Key: `.pulumi/stacks/playground/${id}.json` });
      return (await (await s3.send(object)).Body?.transformToString()) ?? '';
    },
  };
}
