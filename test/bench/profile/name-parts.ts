import { basename } from 'node:path';
import type { Call } from '../../support/recording-proxy.ts';
import type { Span } from './span.ts';
import type { SeenProcess } from './watch-processes.ts';

type Who = 'provisioner' | 'CLI' | 'AWS plugin';

/** Each request with who makes it and what for; the CLI's are all about its state. */
export function requestSpans(calls: readonly Call[]): Span[] {
  return calls.map((call) => ({
    lane: 'request',
    name: `${whoCalls(call)}: ${whatFor(call)}`,
    from: call.beganAt,
    to: call.endedAt,
  }));
}

function whoCalls({ agent, service }: Call): Who {
  if (agent.includes('aws-sdk-js')) return 'provisioner';
  return service === 's3' ? 'CLI' : 'AWS plugin';
}

function whatFor({ service, action }: Call): string {
  if (service !== 's3') return `${service} ${action}`;
  const [method = '', url = ''] = action.split(' ');
  const { pathname, searchParams } = new URL(url, 'http://bucket');
  if (method === 'GET' && searchParams.has('list-type')) return `list ${searchParams.get('prefix') ?? 'the bucket'}`;
  const verbs: Record<string, string> = { GET: 'read', HEAD: 'look for', PUT: 'write', DELETE: 'delete' };
  return `${verbs[method] ?? method} ${pathname.split('/').slice(2).join('/') || 'the bucket'}`;
}

/** Each process, and the part of it before it first asked AWS for anything: its start. */
export function processSpans(processes: readonly SeenProcess[], calls: readonly Call[]): Span[] {
  return processes.flatMap(({ command, from, to }) => {
    const [file = '', ...args] = command.split(' ');
    const isPlugin = file.includes('pulumi-resource-');
    const isCli = basename(file) === 'pulumi';
    const verb = args.filter((arg) => !arg.startsWith('-')).slice(0, args[0] === 'stack' ? 2 : 1);
    const name = isPlugin ? 'AWS plugin' : [basename(file), ...(isCli ? verb : [])].join(' ');
    const whole: Span = { lane: 'process', name, from, to };
    if (!isPlugin && !isCli) return [whole];
    const who: Who = isPlugin ? 'AWS plugin' : 'CLI';
    const asked = calls.filter((call) => whoCalls(call) === who && call.beganAt >= from && call.beganAt <= to);
    const first = Math.min(...asked.map(({ beganAt }) => beganAt));
    return Number.isFinite(first)
      ? [whole, { ...whole, name: `${name}: start, until its first request`, to: first }]
      : [whole];
  });
}

/** The time of a whole in which none of its parts was under way: nobody has a name for it yet. */
export function gaps(whole: Span, parts: readonly Span[], leastMs: number): Span[] {
  const found: Span[] = [];
  let until = whole.from;
  const gap = (to: number): void => {
    if (to - until >= leastMs) found.push({ lane: whole.lane, name: 'between steps', from: until, to });
  };
  for (const { from, to } of [...parts].sort((a, b) => a.from - b.from)) {
    gap(from);
    until = Math.max(until, to);
  }
  gap(whole.to);
  return found;
}
