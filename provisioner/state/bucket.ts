/** Where the engine keeps its files. */
export interface StateBucket {
  bucket: string;
  /** Of its keys, without a slash at the end. */
  root: string;
  forcePathStyle: boolean;
}

/**
 * The engine's own URL is the only word on it.
 * @param backendUrl `s3://bucket/prefix?…`
 * @returns undefined for a backend of another kind
 */
export function stateBucketOf(backendUrl: string): StateBucket | undefined {
  const { protocol, hostname: bucket, pathname, searchParams } = new URL(backendUrl);
  if (protocol !== 's3:') return undefined;
  const root = [pathname.replace(/^\/+|\/+$/g, ''), '.pulumi'].filter(Boolean).join('/');
  return { bucket, root, forcePathStyle: searchParams.get('s3ForcePathStyle') === 'true' };
}
