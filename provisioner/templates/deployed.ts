import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { Template } from './template.ts';

/**
 * What a deployment puts into S3 for the provisioner: all that can be created. It is in no environment variable, because
 * Lambda takes 4 KB of those, and in no image, so that a new template needs no new provisioner.
 */
export interface DeployedTemplates {
  /** By the name that people type. */
  templates: Record<string, Template>;
  /** Image key of a template → image reference. */
  images: Record<string, string>;
}

/** @param url `s3://bucket/key` */
export async function readDeployedTemplates(s3: Pick<S3Client, 'send'>, url: string): Promise<DeployedTemplates> {
  const { hostname: Bucket, pathname } = new URL(url);
  try {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: pathname.slice(1) }));
    return JSON.parse((await Body?.transformToString()) ?? '') as DeployedTemplates;
  } catch (cause) {
    throw new Error(`reading the templates at ${url}: ${String(cause)}; deploy infra again`, { cause });
  }
}
