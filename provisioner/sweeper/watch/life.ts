import { noticeId } from '../../contract/name.ts';
import type { Notice } from '../../contract/notice.ts';
import type { Health, Playground } from '../../contract/playground.ts';
import { judge, type Snapshot, type TaskState } from '../../readiness/readiness.ts';
import type { Template } from '../../templates/template.ts';

/** Longer than ECS takes to put a new task in the place of one that stopped. */
export const DOWN_SECONDS = 180;

/** What a look at a playground's tasks means. */
export interface Life {
  health: Health;
  /** Where it is reached now; undefined while nothing of it runs. */
  networkInterfaceId: string | undefined;
  /** To be told, each once; `down` comes again with each look. */
  tell: Pick<Notice, 'id' | 'kind'>[];
  /** The task whose end is the reason, while nothing of it runs. */
  stopped: TaskState | undefined;
}

/**
 * Compares what runs with what ran when somebody last looked. Pure.
 * @param now epoch seconds
 */
export function judgeLife(playground: Playground, snapshot: Snapshot, template: Template, now: number): Life {
  const verdict = judge(snapshot, template);
  const running =
    verdict.state === 'ready'
      ? snapshot.tasks.find(({ networkInterfaceId }) => networkInterfaceId === verdict.networkInterfaceId)
      : undefined;
  return running ? up(playground, running, now) : down(playground, snapshot, now);
}

function up(playground: Playground, running: TaskState, now: number): Life {
  const { id, health: before } = playground;
  const replaced = isReplaced(playground, running);
  const restarts = (before?.restarts ?? 0) + (replaced ? 1 : 0);
  const wasDown = before?.downSince !== undefined && now - before.downSince >= DOWN_SECONDS;
  return {
    health: { seenAt: now, taskArn: running.arn, restarts, containers: containersOf(running) },
    networkInterfaceId: running.networkInterfaceId,
    tell: [
      ...(replaced ? [{ id: noticeId('moved', id, running.arn), kind: 'moved' as const }] : []),
      ...(wasDown ? [{ id: noticeId('recovered', id, before.downSince ?? 0), kind: 'recovered' as const }] : []),
    ],
    stopped: undefined,
  };
}

function down(playground: Playground, { tasks }: Snapshot, now: number): Life {
  const { id, health: before } = playground;
  const stopped = tasks.find(({ lastStatus }) => lastStatus === 'STOPPED');
  const shown = tasks.find(({ lastStatus }) => lastStatus !== 'STOPPED') ?? stopped;
  const downSince = before?.downSince ?? now;
  return {
    health: {
      seenAt: now,
      taskArn: before?.taskArn ?? '',
      restarts: before?.restarts ?? 0,
      downSince,
      ...(stopped && { stopReason: reasonOf(stopped) }),
      containers: shown ? containersOf(shown) : [],
    },
    networkInterfaceId: undefined,
    tell: now - downSince >= DOWN_SECONDS ? [{ id: noticeId('down', id, downSince), kind: 'down' }] : [],
    stopped,
  };
}

/** The first task is not known where nobody has looked before; it started before the playground was ready. */
function isReplaced({ health, readyAt, turnedAt }: Playground, running: TaskState): boolean {
  if (health?.taskArn) return health.taskArn !== running.arn;
  const since = turnedAt ?? readyAt;
  return since !== undefined && running.startedAt !== undefined && running.startedAt > since;
}

function containersOf({ containers }: TaskState): Health['containers'] {
  return containers.map(({ name, lastStatus, health, digest }) => ({
    name,
    status: lastStatus,
    ...(health && { health }),
    ...(digest && { digest }),
  }));
}

/** In words: which container ended, and how. */
function reasonOf({ containers, stoppedReason }: TaskState): string {
  const failed = containers.find(({ exitCode }) => exitCode !== undefined && exitCode !== 0);
  if (failed) return `Container "${failed.name}" ended with exit code ${failed.exitCode}.`;
  const missing = containers.find(({ reason }) => reason?.includes('CannotPull'));
  if (missing) return `The image of container "${missing.name}" cannot be pulled.`;
  return stoppedReason?.includes('health check') ? 'It failed its health check.' : 'Its task stopped.';
}

/** Whether a look found nothing that is worth writing down. */
export function isUnchanged({ health: before }: Playground, { health, tell }: Life): boolean {
  if (!before || tell.length > 0) return false;
  const { seenAt: _before, ...old } = before;
  const { seenAt: _now, ...fresh } = health;
  return JSON.stringify(sorted(old)) === JSON.stringify(sorted(fresh));
}

const sorted = (fields: Record<string, unknown>) => Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1));
