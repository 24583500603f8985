/** The same image by another tag; a digest goes, because it means one image for ever. */
export function withTag(image: string, tag: string): string {
  const [name = image] = image.split('@');
  // A colon before the last slash is the registry's port.
  const colon = name.indexOf(':', name.lastIndexOf('/') + 1);
  return `${colon === -1 ? name : name.slice(0, colon)}:${tag}`;
}
