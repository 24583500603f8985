import { sendEvent } from '../delivery/events.ts';
import { toApiView } from '../views/to-api.ts';
import { people } from '../workspace.ts';
import { type Failed, failed, type InteractionDependencies, type Invalid } from './dependencies.ts';

/** Somebody opens the app's Home or its messages: the app hears of it and may publish their Home tab. */
export function createOpenHome({ app, store, views, now }: InteractionDependencies) {
  return async (userId: string, tab: 'home' | 'messages'): Promise<{ status: 200; ms: number } | Failed | Invalid> => {
    if (!people().some(({ id }) => id === userId))
      return { invalid: `There is no person ${userId} in this workspace.` };
    const { channel } = store.openDirectMessages(userId);
    const home = views.home(userId);
    const view = tab === 'home' && home !== undefined ? { view: toApiView(home) } : {};
    const posted = await sendEvent(
      app,
      { type: 'app_home_opened', user: userId, channel: channel.id, tab, ...view },
      now(),
    );
    return posted.outcome === 'answered' ? { status: 200, ms: posted.ms } : failed('Opening the Home tab', posted);
  };
}
