/** The folder of a template, as far as its Compose file may look into it. Paths are relative to it, with `/`. */
export interface TemplateFiles {
  /** `outside` also where a link leads out of the folder. */
  look(path: string): { kind: 'file' | 'folder' | 'missing' | 'outside' };
  /** Of a file. */
  read(path: string): string;
  /** A link that leads out of the folder, anywhere below the path. */
  linkOut(path: string): string | undefined;
}
