import type * as pulumi from '@pulumi/pulumi';
import { z } from 'zod';

/** What a deployment tells of itself. */
export const infraOutputsSchema = z.object({
  botFunctionUrl: z.url(),
  /** Of the HTTP API, for callers with AWS credentials, and the policy that they need. */
  apiUrl: z.url().optional(),
  apiCallerPolicy: z.string().optional(),
  /** Of the HTTP API, for callers with tokens. */
  apiTokenUrl: z.url().optional(),
  apiFunctionName: z.string().optional(),
  apiTokenFunctionName: z.string().optional(),
  botFunctionName: z.string(),
  provisionerFunctionName: z.string(),
  notifierFunctionName: z.string(),
  sweeperFunctionName: z.string(),
  /** The queue of what Slack did not take. */
  deadLettersUrl: z.url(),
  registryTable: z.string(),
  stateBucket: z.string(),
  clusterArn: z.string(),
  eventsTopicArn: z.string(),
  alertsTopicArn: z.string(),
  /** Shared by all playgrounds: a stream per container. */
  logGroup: z.string(),
  /** SSM path under which each playground's password lies. */
  credentialsPrefix: z.string(),
  alarmNames: z.array(z.string()),
  /** In CloudWatch. */
  dashboardName: z.string(),
});
export type InfraOutputs = z.infer<typeof infraOutputsSchema>;

/** The same inside the Pulumi program, where most of it is not known yet. */
export type InfraProgramOutputs = { [Name in keyof InfraOutputs]: pulumi.Input<InfraOutputs[Name]> };
