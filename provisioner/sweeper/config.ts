import * as z from 'zod';

const environment = z.object({
  REGISTRY_TABLE: z.string().trim().min(1),
  PROVISIONER_FUNCTION: z.string().trim().min(1),
  EVENTS_TOPIC_ARN: z.string().trim().min(1),
});

export interface SweeperConfig {
  registryTable: string;
  provisionerFunction: string;
  eventsTopicArn: string;
}

/** Reads the function's environment; one exception names everything that is wrong with it. */
export function readConfig(env: Record<string, string | undefined>): SweeperConfig {
  const parsed = environment.safeParse(env);
  if (parsed.success) {
    const { REGISTRY_TABLE, PROVISIONER_FUNCTION, EVENTS_TOPIC_ARN } = parsed.data;
    return {
      registryTable: REGISTRY_TABLE,
      provisionerFunction: PROVISIONER_FUNCTION,
      eventsTopicArn: EVENTS_TOPIC_ARN,
    };
  }
  throw new Error(
    `The sweeper's environment is not usable; mend it in infra and deploy again:\n${z.prettifyError(parsed.error)}`,
  );
}
