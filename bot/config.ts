import * as z from 'zod';

const positive = z.coerce.number().int().positive();

const schema = z.object({
  REGISTRY_TABLE: z.string().min(1),
  PROVISIONER_FUNCTION: z.string().min(1),
  SIGNING_SECRET_PARAMETER: z.string().min(1),
  DEFAULT_LIFETIME_MINUTES: positive,
  WARNING_MINUTES: positive,
  MAX_PLAYGROUNDS_PER_OWNER: positive,
  MAX_PLAYGROUNDS: positive,
  ALLOWED_TEAM_IDS: z
    .string()
    .default('')
    .transform((ids) =>
      ids
        .split(',')
        .map((id) => id.trim())
        .filter(Boolean),
    )
    .pipe(z.array(z.string().regex(/^T[A-Z0-9]+$/, 'must be workspace ids such as T0123ABC, separated by commas'))),
});

/** The bot's environment. Every fault is named in the one error. */
export function parseConfig(env: Readonly<Record<string, string | undefined>>) {
  const { data, error } = schema.safeParse(env);
  if (error) throw new Error(`The bot's environment is not complete:\n${z.prettifyError(error)}`);
  return {
    registryTable: data.REGISTRY_TABLE,
    provisionerFunction: data.PROVISIONER_FUNCTION,
    signingSecretParameter: data.SIGNING_SECRET_PARAMETER,
    lifetimeSeconds: data.DEFAULT_LIFETIME_MINUTES * 60,
    warningSeconds: data.WARNING_MINUTES * 60,
    limits: { perOwner: data.MAX_PLAYGROUNDS_PER_OWNER, total: data.MAX_PLAYGROUNDS },
    allowedTeamIds: data.ALLOWED_TEAM_IDS,
  };
}
