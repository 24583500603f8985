import * as z from '../provisioner/contract/zod.ts';

/** A switch, as infra writes it into an environment. */
export const flag = z.pipe(
  z.enum(['true', 'false']),
  z.transform((text) => text === 'true'),
);

/** Where Slack's methods are; their names are put right behind it. */
export const apiUrl = z.string().check(
  z.regex(/^https?:\/\/[^\s/]+\/(\S*\/)?$/, 'must be a URL that ends with /'),
  z.refine((text) => URL.canParse(text), 'must be a URL'),
);
