import * as z from 'zod';
import { type ModalDefinition, type ValidatedView, validateHome, validateModal } from '../block-kit/view.ts';
import type { TriggerIds } from '../delivery/trigger-ids.ts';
import { isModal } from '../views/is-modal.ts';
import { toApiView } from '../views/to-api.ts';
import { MAX_STACK, type Modal, type Views } from '../views/views.ts';
import { people } from '../workspace.ts';
import { SlackError, withFaults } from './error.ts';
import { type Method, parseArguments } from './method.ts';

const triggered = z.object({ trigger_id: z.string().min(1), view: z.unknown() });
const updateArguments = z.object({
  view_id: z.string().optional(),
  external_id: z.string().optional(),
  hash: z.string().optional(),
  view: z.unknown(),
});
const publishArguments = z.object({ user_id: z.string().min(1), hash: z.string().optional(), view: z.unknown() });

/** docs.slack.dev/reference/methods: views.open, views.push, views.update and views.publish. */
export function createViewMethods({ views, triggerIds }: { views: Views; triggerIds: TriggerIds }) {
  const modalFrom = (given: unknown, replaced?: Modal): ModalDefinition => {
    const definition = viewFrom(validateModal(given));
    const { external_id: externalId } = definition;
    const other = externalId === '' ? undefined : views.find((view) => view.definition.external_id === externalId);
    if (other !== undefined && other.id !== replaced?.id) throw new SlackError('duplicate_external_id');
    return definition;
  };
  const exchange = (triggerId: string): string => {
    const exchanged = triggerIds.exchange(triggerId);
    if ('fault' in exchanged) throw new SlackError(exchanged.fault);
    return exchanged.userId;
  };

  const open: Method = (given) => {
    const parsed = parseArguments(triggered, given);
    // Before the trigger, which is spent by a try that succeeds only.
    const definition = modalFrom(parsed.view);
    return { view: toApiView(views.open(exchange(parsed.trigger_id), definition)) };
  };

  const push: Method = (given) => {
    const parsed = parseArguments(triggered, given);
    const definition = modalFrom(parsed.view);
    const userId = exchange(parsed.trigger_id);
    const { length } = views.stack(userId);
    if (length === 0) throw new SlackError('not_found');
    if (length >= MAX_STACK) throw new SlackError('push_limit_reached');
    return { view: toApiView(views.push(userId, definition)) };
  };

  const update: Method = (given) => {
    const { view_id: id, external_id: externalId, hash, view } = parseArguments(updateArguments, given);
    if (!id && !externalId) throw withFaults('invalid_arguments', ['missing required field: view_id']);
    const former = views.find((each) => (id ? each.id === id : each.definition.external_id === externalId));
    if (former === undefined || !isModal(former)) throw new SlackError('not_found');
    if (hash !== undefined && hash !== '' && hash !== former.hash) throw new SlackError('hash_conflict');
    return { view: toApiView(views.update(former, modalFrom(view, former))) };
  };

  const publish: Method = (given) => {
    const parsed = parseArguments(publishArguments, given);
    if (!people().some(({ id }) => id === parsed.user_id)) throw withFaults('invalid_arguments', ['user_not_found']);
    const former = views.home(parsed.user_id);
    if (parsed.hash && parsed.hash !== former?.hash) throw new SlackError('hash_conflict');
    return { view: toApiView(views.publish(parsed.user_id, viewFrom(validateHome(parsed.view)))) };
  };

  return { 'views.open': open, 'views.push': push, 'views.update': update, 'views.publish': publish } satisfies Record<
    string,
    Method
  >;
}

function viewFrom<Definition>(validated: ValidatedView<Definition>): Definition {
  if (validated.outcome === 'valid') return validated.view;
  if (validated.outcome === 'invalid_arguments') throw withFaults('invalid_arguments', validated.faults);
  throw new SlackError(validated.outcome);
}
