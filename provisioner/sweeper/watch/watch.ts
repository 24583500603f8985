import { nameOf } from '../../contract/name.ts';
import type { Notice } from '../../contract/notice.ts';
import type { Playground } from '../../contract/playground.ts';
import { noticeChanged, type PublishEvent, playgroundChanged } from '../../contract/publish.ts';
import type { Notices, Queries, Watching } from '../../contract/registry.ts';
import type { TaskEyes } from '../../readiness/await-ready.ts';
import { quotedLines } from '../../readiness/quoted-lines.ts';
import type { Template } from '../../templates/template.ts';
import { isUnchanged, judgeLife, type Life } from './life.ts';

export interface WatchDeps {
  registry: Pick<Queries, 'getPlayground'> & Pick<Watching, 'seen'> & Pick<Notices, 'putNotice'>;
  eyes: TaskEyes;
  templates: Record<string, Template>;
  /** Struck out of the lines that a container wrote. */
  password: (playgroundId: string) => Promise<string>;
  publish: PublishEvent;
  log: { info(message: string, details: Record<string, unknown>): void };
}

/**
 * Looks at a playground whose tasks have changed: keeps what runs and where, and has people told what they must know.
 * Late, repeated and parallel looks do no harm. One that is not ready is somebody else's work.
 * @param now epoch seconds
 */
export async function watchPlayground(playgroundId: string, deps: WatchDeps, now: number): Promise<void> {
  const { registry, eyes, publish, log } = deps;
  const playground = await registry.getPlayground(nameOf(playgroundId));
  if (playground?.id !== playgroundId || playground.state !== 'ready') return;
  const template = deps.templates[playground.template];
  if (!template) throw new Error(`watching ${playgroundId}: there is no template ${playground.template}`);
  const life = judgeLife(playground, await eyes.snapshot(playgroundId), template, now);
  if (isUnchanged(playground, life)) return;
  const address = life.networkInterfaceId && (await eyes.address(life.networkInterfaceId, { playgroundId, template }));
  const kept = await registry.seen(playground, life.health, address !== playground.address ? address : undefined);
  if (!kept) return;
  log.info('Its tasks have changed.', { playgroundId, ...life.health });
  for (const { id, kind } of life.tell) {
    const detail = await detailOf(kind, life, playground, template, deps);
    const notice: Notice = {
      id,
      kind,
      playgroundName: playground.name,
      playgroundId,
      // What stays down is for whoever runs the bot to see.
      ...(kind === 'moved' && { to: playground.ownerId }),
      createdAt: now,
      sequence: 1,
      ...(detail !== undefined && { detail }),
    };
    if (await registry.putNotice(notice)) await publish(noticeChanged(notice));
  }
  if (isSeen(playground, life, address)) await publish(playgroundChanged(playground));
}

/**
 * Whether anything that shows the playground reads differently now. The first look at what was just made changes nothing
 * for people, and a redraw of each would use up what Slack takes.
 */
function isSeen(before: Playground, { health }: Life, address: string | undefined): boolean {
  return (address !== undefined && address !== before.address) || health.downSince !== before.health?.downSince;
}

async function detailOf(
  kind: Notice['kind'],
  { stopped, health }: Life,
  playground: Playground,
  template: Template,
  { eyes, password }: WatchDeps,
): Promise<string | undefined> {
  if (kind === 'moved') {
    const why = playground.health?.stopReason ?? 'Its task stopped.';
    return template.volumes.length > 0 ? `${why} What its volumes held is lost.` : why;
  }
  if (kind !== 'down' || !stopped) return health.stopReason;
  const failed = stopped.containers.find(({ exitCode }) => exitCode !== undefined && exitCode !== 0);
  const lines = failed ? await eyes.lastLines(playground.id, stopped.id, failed.name) : [];
  if (lines.length === 0) return health.stopReason;
  return `${health.stopReason}${quotedLines(lines, [await password(playground.id)])}`;
}
