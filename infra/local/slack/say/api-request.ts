import type { Asked } from '../../../../bot/api/client.ts';
import type { OperationId } from '../../../../bot/api/routes.ts';
import { parseCommand } from '../../../../bot/command/parse.ts';
import { ERRORS } from '../../../../provisioner/contract/errors.ts';

/** One request of the HTTP API. */
export type ApiRequest = { [O in OperationId]: { operationId: O; asked: Asked<O> } }[OperationId];

const minutesOf = (seconds: number): number => Math.ceil(seconds / 60);

/** What a command of Slack is over HTTP; `fault` says why it is nothing. @param text such as `/playground create demo` */
export function requestOf(text: string): ApiRequest | { fault: string } {
  const parsed = parseCommand(text.replace(/^\/\S+\s*/, ''));
  if ('problem' in parsed) return { fault: `${ERRORS[parsed.problem].title} ${ERRORS[parsed.problem].hint}` };
  const { command } = parsed;
  switch (command.verb) {
    case 'create': {
      const { name, template, lifetimeSeconds, tags } = command;
      const lifetimeMinutes = lifetimeSeconds === undefined ? undefined : minutesOf(lifetimeSeconds);
      return { operationId: 'createPlayground', asked: { body: { name, template, lifetimeMinutes, tags } } };
    }
    case 'destroy':
      return { operationId: 'destroyPlayground', asked: { params: { name: command.name } } };
    case 'list':
      return { operationId: 'listPlaygrounds', asked: {} };
    case 'status':
      return { operationId: 'getPlayground', asked: { params: { name: command.name } } };
    case 'logs': {
      const { name, container, lines } = command;
      return { operationId: 'getLogs', asked: { params: { name }, query: { container, lines } } };
    }
    case 'extend': {
      const minutes = typeof command.by === 'number' ? minutesOf(command.by) : command.by;
      return change(command.name, { change: 'extend', minutes });
    }
    case 'update':
      return change(command.name, { change: 'update', tags: command.tags });
    case 'restart':
      return change(command.name, { change: 'update' });
    case 'share': {
      const { target, credentials } = command;
      const { id } = target;
      return change(command.name, {
        change: 'share',
        with: target.kind === 'user' ? { kind: 'user', id, credentials } : { kind: 'channel', id },
      });
    }
    case 'unshare':
      return change(command.name, { change: 'unshare', with: command.target });
    default:
      return { fault: `\`${command.verb}\` is for Slack: the HTTP API has nothing like it.` };
  }
}

function change(name: string, body: Asked<'changePlayground'>['body']): ApiRequest {
  return { operationId: 'changePlayground', asked: { params: { name }, body } };
}
