import * as z from 'zod';
import { type ModalDefinition, validateModal } from '../block-kit/view.ts';
import { parseJson } from '../parse-json.ts';
import { MAX_STACK, type Modal, type Views } from '../views/views.ts';

const responseSchema = z.discriminatedUnion('response_action', [
  z.object({ response_action: z.literal('errors'), errors: z.record(z.string(), z.string().min(1)) }),
  z.object({ response_action: z.literal('update'), view: z.unknown() }),
  z.object({ response_action: z.literal('push'), view: z.unknown() }),
  z.object({ response_action: z.literal('clear') }),
]);

/** What an app answers to a submitted view; nothing at all closes that view. */
export type ViewResponse =
  | { response_action: 'errors'; errors: Record<string, string> }
  | { response_action: 'update' | 'push'; view: ModalDefinition }
  | { response_action: 'clear' };

/** Reads the body of the answer; `detail` says why Slack would do nothing with it. */
export function readResponse(body: string, view: Modal): { response: ViewResponse | null } | { detail: string } {
  if (body.trim() === '') return { response: null };
  const parsed = responseSchema.safeParse(parseJson(body));
  if (!parsed.success) return { detail: `it is no answer to a view_submission: ${body.slice(0, 300)}` };
  const response = parsed.data;
  if (response.response_action === 'clear') return { response };
  if (response.response_action === 'errors') {
    const inputs = view.definition.blocks.filter(({ type }) => type === 'input').map(({ block_id }) => block_id);
    const unknown = Object.keys(response.errors).filter((id) => !inputs.includes(id));
    if (unknown.length === 0) return { response };
    return {
      detail: `errors name ${unknown.join(', ')}, and the view's input blocks are ${inputs.join(', ') || 'none'}`,
    };
  }
  const validated = validateModal(response.view);
  if (validated.outcome !== 'valid') return { detail: JSON.stringify(validated) };
  return { response: { response_action: response.response_action, view: validated.view } };
}

/** Does with the submitted view and those below it what the app answered. */
export function applyResponse(views: Views, view: Modal, response: ViewResponse | null): void {
  switch (response?.response_action) {
    case 'errors':
      return;
    case 'update':
      views.update(view, response.view);
      return;
    case 'push':
      if (views.stack(view.userId).length < MAX_STACK) views.push(view.userId, response.view);
      return;
    case 'clear':
      for (const each of views.stack(view.userId).slice(0, 1)) views.close(each);
      return;
    case undefined:
      views.close(view);
  }
}
