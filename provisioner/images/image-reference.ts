/** The same image by another tag; a digest goes, because it means one image for ever. */
export function withTag(image: string, tag: string): string {
  return `${nameOf(image)}:${tag}`;
}

/** Undefined for one without a tag, and for one whose digest says what is meant. */
export function tagOf(image: string): string | undefined {
  return image.includes('@') ? undefined : image.slice(nameOf(image).length + 1) || undefined;
}

const ECR = /^\d{12}\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com(\.cn)?\//;

/** Its repository, `ACCOUNT.dkr.ecr.REGION.amazonaws.com/NAME`, where it is kept in ECR. */
export function ecrRepository(image: string): string | undefined {
  return ECR.test(image) ? nameOf(image) : undefined;
}

function nameOf(image: string): string {
  const [name = image] = image.split('@');
  // A colon before the last slash is the registry's port.
  const colon = name.indexOf(':', name.lastIndexOf('/') + 1);
  return colon === -1 ? name : name.slice(0, colon);
}
