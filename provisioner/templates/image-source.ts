/**
 * Where the image of one key comes from. Known to what builds and copies images, and to nothing else: a deployed
 * template holds keys alone. Paths are relative to the template's folder, with `/`.
 */
export type ImageSource =
  | {
      kind: 'build';
      context: string;
      dockerfile: string;
      /** Build stage; the last one without it. */
      target?: string;
      args?: Record<string, string>;
    }
  /** `reference` as the file has it: `postgres:17-alpine`. */
  | { kind: 'copy'; reference: string };
