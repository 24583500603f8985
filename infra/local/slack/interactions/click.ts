import { findElement, labelOf } from '../block-kit/find-element.ts';
import { isEphemeral, toApiMessage } from '../message.ts';
import { toApiView } from '../views/to-api.ts';
import { people } from '../workspace.ts';
import { actionOf } from './action.ts';
import { type Failed, failed, type InteractionDependencies, type Invalid } from './dependencies.ts';
import { choiceFault } from './faults.ts';
import { interaction, interactionForm } from './payload.ts';
import { findSource, type Source, type Where } from './source.ts';
import { type Given, type GivenValues, holdsValue, stateValues } from './state.ts';

export interface Click extends Where {
  userId: string;
  actionId: string;
  blockId?: string | undefined;
  /** What was chosen in a menu; for a button the value of the one that is meant. */
  value?: Given | undefined;
  /** What the message's or view's other elements hold. */
  values?: GivenValues | undefined;
}

/** Slack looks at nothing in the app's answer to a click but its status. */
export type ClickResult = { status: 200; ms: number } | Failed | Invalid;

/** Presses a button or chooses from a menu; a confirmation dialog has been confirmed before. */
export function createClick(deps: InteractionDependencies) {
  return async (click: Click): Promise<ClickResult> => {
    const user = people().find(({ id }) => id === click.userId);
    if (user === undefined) return { invalid: `There is no person ${click.userId} in this workspace.` };
    const source = findSource(deps, user.id, click);
    if ('invalid' in source) return source;
    const placed = findElement(source.blocks, click);
    if (placed === undefined) return { invalid: `Nothing there has the action ${click.actionId}.` };
    const { block, element } = placed;
    if (block.type === 'input' && block.dispatch_action !== true)
      return { invalid: `${click.actionId} sends nothing until its view is submitted.` };
    if (element.type !== 'button' && click.value === undefined) return { invalid: `${element.type} needs a value.` };
    const chosen = click.value ?? null;
    const fault = choiceFault(element, chosen, user.id, deps.store);
    if (fault !== undefined) return { invalid: fault };

    const values = holdsValue(element)
      ? withChoice(click.values ?? {}, block.block_id, click.actionId, chosen)
      : click.values;
    const payload = {
      ...interaction('block_actions', user),
      ...placeOf(source, values ?? {}, deps, user.id),
      trigger_id: deps.triggerIds.issue(user.id),
      actions: [actionOf(placed, chosen, deps.now())],
    };
    const posted = await deps.app.send('form', interactionForm(payload));
    return posted.outcome === 'answered' ? { status: 200, ms: posted.ms } : failed(`"${labelOf(element)}"`, posted);
  };
}

function withChoice(values: GivenValues, blockId: string | undefined, actionId: string, chosen: Given): GivenValues {
  return blockId === undefined ? values : { ...values, [blockId]: { ...values[blockId], [actionId]: chosen } };
}

function placeOf(
  source: Source,
  given: GivenValues,
  deps: InteractionDependencies,
  userId: string,
): Record<string, unknown> {
  const values = stateValues(source.blocks, given);
  if (source.kind === 'view')
    return { container: { type: 'view', view_id: source.view.id }, view: toApiView(source.view, values) };
  const { message, channel } = source;
  const { threadTs } = message;
  const thread = threadTs === undefined ? {} : { thread_ts: threadTs };
  const place = { channel: channel.id, userId, shown: message, ...(threadTs !== undefined && { threadTs }) };
  return {
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: isEphemeral(message),
      ...thread,
    },
    channel: { id: channel.id, name: channel.kind === 'direct' ? 'directmessage' : channel.name },
    // Slack keeps no ephemeral message, so it cannot send one along.
    ...(isEphemeral(message) ? {} : { message: toApiMessage(message, { metadata: true }) }),
    state: { values },
    response_url: `${deps.origin()}${deps.responseUrls.open('actions', place)}`,
  };
}
