import * as z from 'zod';

const environment = z.object({
  REGISTRY_TABLE: z.string().trim().min(1),
  PROVISIONER_FUNCTION: z.string().trim().min(1),
});

export interface SweeperConfig {
  registryTable: string;
  provisionerFunction: string;
}

/** Reads the function's environment; one exception names everything that is wrong with it. */
export function readConfig(env: Record<string, string | undefined>): SweeperConfig {
  const parsed = environment.safeParse(env);
  if (parsed.success) {
    return { registryTable: parsed.data.REGISTRY_TABLE, provisionerFunction: parsed.data.PROVISIONER_FUNCTION };
  }
  throw new Error(
    `The sweeper's environment is not usable; mend it in infra and deploy again:\n${z.prettifyError(parsed.error)}`,
  );
}
