import * as z from 'zod';

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_task_events.html */
const taskChange = z.object({
  'detail-type': z.literal('ECS Task State Change'),
  detail: z.object({ group: z.string() }),
});

/** A service of a playground has its id for a name. */
const SERVICE = /^service:([a-z][a-z0-9-]{2,60})$/;

/** The id of the playground whose task changed; undefined for whatever else a function may be invoked with. */
export function playgroundOfTaskChange(event: unknown): string | undefined {
  const { data } = taskChange.safeParse(event);
  return data && playgroundOfGroup(data.detail.group);
}

export function playgroundOfGroup(group: string): string | undefined {
  return SERVICE.exec(group)?.[1];
}
