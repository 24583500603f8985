import {
  type LogStream as AwsLogStream,
  type CloudWatchLogsClient,
  DescribeLogStreamsCommand,
  GetLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { logStreamName, logStreamPrefix, parseLogStream } from '../../provisioner/contract/log-stream.ts';

export interface LogLine {
  /** Epoch milliseconds. */
  at: number;
  container: string;
  /** As the container wrote it. */
  text: string;
}

/** The newest lines of a playground's newest task that wrote any, oldest first. */
export interface LastLines {
  lines: LogLine[];
  /** Those of that task that have written something. */
  containers: string[];
}

export interface LogQuestion {
  playgroundId: string;
  /** Absent for all of them. */
  container?: string;
  /** At most. */
  lines: number;
}

export type ReadLastLines = (question: LogQuestion, signal: AbortSignal) => Promise<LastLines>;

/** CloudWatch gives 50 streams at once; a task has one for each container. Beyond this many pages nothing is looked for. */
const MAX_PAGES = 4;

/**
 * Reads from CloudWatch in two steps: which streams there are, and the end of those that count. Which task is the newest
 * is told by the streams, so nobody else need be asked.
 */
export function createLastLines(logs: Pick<CloudWatchLogsClient, 'send'>, logGroup: string): ReadLastLines {
  async function streamsOf(playgroundId: string, signal: AbortSignal): Promise<AwsLogStream[]> {
    const streams: AwsLogStream[] = [];
    let nextToken: string | undefined;
    for (let page = 0; page < MAX_PAGES; page += 1) {
      const request = { logGroupName: logGroup, logStreamNamePrefix: logStreamPrefix(playgroundId), nextToken };
      const answer = await logs.send(new DescribeLogStreamsCommand(request), { abortSignal: signal });
      streams.push(...(answer.logStreams ?? []));
      nextToken = answer.nextToken;
      if (!nextToken) break;
    }
    return streams;
  }

  async function endOf(stream: string, container: string, limit: number, signal: AbortSignal): Promise<LogLine[]> {
    const request = { logGroupName: logGroup, logStreamName: stream, limit, startFromHead: false };
    const { events = [] } = await logs.send(new GetLogEventsCommand(request), { abortSignal: signal });
    return events.map(({ timestamp = 0, message = '' }) => ({ at: timestamp, container, text: message }));
  }

  return async ({ playgroundId, container, lines }, signal) => {
    const containers = newestTask(playgroundId, await streamsOf(playgroundId, signal));
    const asked = [...containers].filter(([name]) => container === undefined || name === container);
    const ends = await Promise.all(asked.map(([name, stream]) => endOf(stream, name, lines, signal)));
    // Each stream is in order already, and the sort keeps it where two lines have the same time.
    const merged = ends.flat().toSorted((a, b) => a.at - b.at);
    return { lines: merged.slice(-lines), containers: [...containers.keys()] };
  };
}

/** Container → stream of the task whose stream was made last. */
function newestTask(playgroundId: string, streams: readonly AwsLogStream[]): Map<string, string> {
  const known = streams.flatMap(({ logStreamName: name = '', creationTime = 0 }) => {
    const stream = parseLogStream(playgroundId, name);
    return stream ? [{ ...stream, creationTime }] : [];
  });
  const newest = known.toSorted((a, b) => b.creationTime - a.creationTime)[0];
  const ofTask = known.filter(({ taskId }) => taskId === newest?.taskId);
  return new Map(ofTask.map((stream) => [stream.container, logStreamName(playgroundId, stream)]));
}
