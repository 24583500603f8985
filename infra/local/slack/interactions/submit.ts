import type { Block } from '../block-kit/blocks.ts';
import { elementsIn } from '../block-kit/find-element.ts';
import { isModal } from '../views/is-modal.ts';
import { toApiView } from '../views/to-api.ts';
import type { Modal } from '../views/views.ts';
import { people } from '../workspace.ts';
import { type Failed, failed, type InteractionDependencies, type Invalid } from './dependencies.ts';
import { choiceFault, fieldFaults } from './faults.ts';
import { interaction, interactionForm } from './payload.ts';
import { type GivenValues, holdsValue, stateValues } from './state.ts';
import { applyResponse, readResponse, type ViewResponse } from './view-response.ts';

export interface Submission {
  userId: string;
  /** The view on top unless told. */
  viewId?: string | undefined;
  values: GivenValues;
}

export type SubmitResult =
  /** `errors` and what they say is in the reply too; the view is then still open. */
  | { status: 200; reply: ViewResponse | null; ms: number }
  /** Slack's page refuses what its fields do not allow, and sends nothing: block id → words. */
  | { fieldErrors: Record<string, string> }
  | Failed
  | Invalid;

/** Submits a modal and does what the app's answer says. */
export function createSubmit(deps: InteractionDependencies) {
  return async ({ userId, viewId, values }: Submission): Promise<SubmitResult> => {
    const user = people().find(({ id }) => id === userId);
    const stack = deps.views.stack(userId);
    const view = viewId === undefined ? stack.at(-1) : stack.find(({ id }) => id === viewId);
    if (user === undefined || view === undefined) return { invalid: 'This person has no such modal open.' };
    const { blocks } = view.definition;
    const odd = oddChoice(blocks, values, userId, deps);
    if (odd !== undefined) return { invalid: odd };
    const fieldErrors = fieldFaults(blocks, values);
    if (Object.keys(fieldErrors).length > 0) return { fieldErrors };

    const payload = {
      ...interaction('view_submission', user),
      trigger_id: deps.triggerIds.issue(userId),
      view: toApiView(view, stateValues(blocks, values)),
      response_urls: responseUrls(blocks, values, userId, deps),
    };
    const posted = await deps.app.send('form', interactionForm(payload));
    const what = `"${view.definition.title.text}"`;
    if (posted.outcome === 'failed') return failed(what, posted);
    const read = readResponse(posted.body, view);
    if ('detail' in read) return failed(what, { ...read, error: 'invalid_response', status: 200, ms: posted.ms });
    // The app may have updated or closed it while it was asked.
    const now = deps.views.find(({ id }) => id === view.id);
    if (now !== undefined && isModal(now)) applyResponse(deps.views, now, read.response);
    return { status: 200, reply: read.response, ms: posted.ms };
  };
}

function oddChoice(
  blocks: Modal['definition']['blocks'],
  values: GivenValues,
  userId: string,
  deps: InteractionDependencies,
) {
  for (const [blockId, actions] of Object.entries(values)) {
    for (const [actionId, given] of Object.entries(actions)) {
      const placed = elementsIn(blocks).find(
        (each) => each.block.block_id === blockId && each.element.action_id === actionId,
      );
      if (placed === undefined || !holdsValue(placed.element)) return `The view has no field ${blockId} ${actionId}.`;
      const fault = choiceFault(placed.element, given, userId, deps.store);
      if (fault !== undefined) return fault;
    }
  }
  return undefined;
}

/** For each conversation that was chosen in a menu that asks for them (`response_url_enabled`). */
function responseUrls(blocks: readonly Block[], values: GivenValues, userId: string, deps: InteractionDependencies) {
  return elementsIn(blocks).flatMap(({ block, element }) => {
    if (element.type !== 'conversations_select' || element.response_url_enabled !== true) return [];
    const channel = values[block.block_id ?? '']?.[element.action_id ?? ''] ?? element.initial_conversation;
    if (typeof channel !== 'string') return [];
    const url = `${deps.origin()}${deps.responseUrls.open('actions', { channel, userId })}`;
    return [{ block_id: block.block_id, action_id: element.action_id, channel_id: channel, response_url: url }];
  });
}
