import * as z from 'zod';
import type { Spot } from './spot.ts';
import { parseBytes } from './units.ts';

const names = z.array(z.string().min(1)).default([]);
const bytes = z.string().refine((text) => parseBytes(text) !== undefined, 'must be a size such as 1g or 512m');

/** A pattern that a tag must match as a whole. The tag itself is one word of Docker's characters in any case. */
const pattern = z.string().refine(isPattern, 'must be a regular expression, such as v\\d+\\.\\d+');

/** `x-playground` of a Compose file: what Compose has no word for. It is read as it stands, without interpolation. */
const extensionSchema = z.strictObject({
  /** The front door, `service:containerPort` and perhaps a path: `web:8080/admin/`. */
  open: z
    .string()
    .regex(/^[A-Za-z0-9._-]+:\d{1,5}(\/\S*)?$/, 'must be service:port or service:port/path, such as web:8080')
    .optional(),
  /** Shown to people who choose a template. */
  description: z.string().trim().min(1).max(200).optional(),
  /** Of the whole task, in vCPU; at least so much is taken. */
  cpu: z.number().positive('must be a number of CPUs above 0, such as 0.5').optional(),
  memory: bytes.optional(),
  /** Ephemeral storage of the whole task. */
  storage: bytes.optional(),
  /** Service → pattern of the image tags that people may choose for it. */
  tags: z.record(z.string(), pattern).default({}),
  /** Services whose image is data, with versions of its own. */
  data: names,
  /** Profiles that are part of the template. */
  profiles: names,
  /** Variables and Compose secrets that are the playground's generated password. */
  password: names,
  /** Variable or Compose secret → name that the deployment has for it. */
  secrets: z.record(z.string(), z.string().regex(/^[a-z][a-z0-9-]*$/, 'must be of a-z, 0-9 and "-"')).default({}),
});
export type Extension = z.infer<typeof extensionSchema>;

function isPattern(text: string): boolean {
  try {
    new RegExp(`^(?:${text})$`);
    return true;
  } catch {
    return false;
  }
}

/** What is wrong with it is said; a key with a fault then counts as not written. */
export function readExtension(value: unknown, spot: Spot): Extension {
  const parsed = extensionSchema.safeParse(value ?? {});
  if (parsed.success) return parsed.data;
  const faulty: PropertyKey[] = [];
  for (const issue of parsed.error.issues) {
    const at = spot.at(...issue.path.map((step) => (typeof step === 'number' ? step : String(step))));
    faulty.push(...issue.path.slice(0, 1));
    if (issue.code === 'unrecognized_keys') {
      if (issue.path.length === 0) faulty.push(...issue.keys);
      for (const key of issue.keys)
        at.at(key).refuse(`x-playground has no such key; it has ${Object.keys(extensionSchema.shape).join(', ')}.`);
    } else at.refuse(`${issue.message.replace(/^./, (letter) => letter.toUpperCase())}.`);
  }
  const rest = Object.entries(value ?? {}).filter(([key]) => !faulty.includes(key));
  const again = extensionSchema.safeParse(Object.fromEntries(rest));
  return again.success ? again.data : extensionSchema.parse({});
}
