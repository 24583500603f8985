import { toApiView } from '../views/to-api.ts';
import { people } from '../workspace.ts';
import type { InteractionDependencies, Invalid } from './dependencies.ts';
import { interaction, interactionForm } from './payload.ts';

export interface Closing {
  userId: string;
  /** The view on top unless told. */
  viewId?: string | undefined;
  /** Escape and the cross close all views, the close button only the one that it is on. */
  all?: boolean | undefined;
}

/**
 * Closes a modal without submitting it. The app hears of those that asked for it (`notify_on_close`); Slack shows
 * nobody whether it answered.
 */
export function createClose({ views, app }: InteractionDependencies) {
  return async ({ userId, viewId, all = false }: Closing): Promise<{ closed: string[] } | Invalid> => {
    const user = people().find(({ id }) => id === userId);
    const stack = views.stack(userId);
    const view = viewId === undefined ? stack.at(-1) : stack.find(({ id }) => id === viewId);
    if (user === undefined || view === undefined) return { invalid: 'This person has no such modal open.' };
    const isCleared = all || view.definition.clear_on_close;
    const closed = isCleared ? stack : stack.slice(stack.indexOf(view));
    for (const each of closed.slice(0, 1)) views.close(each);
    for (const each of closed.toReversed()) {
      if (!each.definition.notify_on_close) continue;
      const payload = { ...interaction('view_closed', user), view: toApiView(each), is_cleared: isCleared };
      await app.send('form', interactionForm(payload));
    }
    return { closed: closed.map(({ id }) => id) };
  };
}
