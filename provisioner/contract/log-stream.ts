/**
 * How the log streams of playgrounds are named: ECS makes `<prefix>/<container>/<task id>` of the prefix that a task
 * definition states (docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html), and the prefix is the
 * playground's id. No part holds a slash.
 */
export interface LogStream {
  container: string;
  taskId: string;
}

/** What the names of all streams of one generation of a playground begin with. */
export function logStreamPrefix(playgroundId: string): string {
  return `${playgroundId}/`;
}

export function logStreamName(playgroundId: string, { container, taskId }: LogStream): string {
  return `${logStreamPrefix(playgroundId)}${container}/${taskId}`;
}

/** Undefined for a name that is not of such a stream. */
export function parseLogStream(playgroundId: string, name: string): LogStream | undefined {
  const prefix = logStreamPrefix(playgroundId);
  const [container, taskId, ...more] = name.slice(prefix.length).split('/');
  return name.startsWith(prefix) && container && taskId && more.length === 0 ? { container, taskId } : undefined;
}
