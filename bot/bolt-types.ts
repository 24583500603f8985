import type { AwsLambdaReceiver } from '@slack/bolt';

/** Bolt exports its receiver and not the types of its events, so they are taken from it. */
export type AwsHandler = ReturnType<AwsLambdaReceiver['toHandler']>;
export type AwsEvent = Parameters<AwsHandler>[0];
export type AwsEventV2 = Extract<AwsEvent, { rawPath: string }>;
export type AwsResponse = Awaited<ReturnType<AwsHandler>>;
