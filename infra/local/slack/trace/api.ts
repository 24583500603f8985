import type { ApiAnswer } from '../api/index.ts';
import type { ApiRequest } from '../api/request.ts';
import type { Store } from '../store.ts';
import { findUser } from '../workspace.ts';
import { readCall } from './call.ts';
import type { Recorder } from './recorder.ts';

type Api = (method: string, request: ApiRequest) => ApiAnswer;

/** The Web API, with each call that is about an operation recorded. */
export function watchedApi(
  api: Api,
  { recorder, store, now }: { recorder: Pick<Recorder, 'call'>; store: Pick<Store, 'channel'>; now: () => number },
): Api {
  const nameOf = (id: string): string => {
    const channel = store.channel(id);
    if (channel?.kind === 'direct') return `@${findUser(channel.userId ?? '')?.name ?? channel.name}`;
    return channel === undefined ? id : `#${channel.name}`;
  };
  return (method, request) => {
    const at = now();
    const answer = api(method, request);
    const seen = readCall(method, request, answer, nameOf);
    if (seen !== undefined) recorder.call(seen, at, now() - at);
    return answer;
  };
}
