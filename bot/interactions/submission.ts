import { CHANNEL_ID, USER_ID } from '../../provisioner/contract/ids.ts';
import { MAX_SHARES, type Share } from '../../provisioner/contract/playground.ts';
import { admissionRefused } from '../access.ts';
import { askerOf, budgetOf, ofOneRequest } from '../asked.ts';
import { readLifetime, readName } from '../command/parts.ts';
import type { Gate } from '../handler.ts';
import type { Answer } from '../messages/answer.ts';
import type { Field } from '../messages/create-form.ts';
import { created } from '../messages/created.ts';
import { misunderstood } from '../messages/misunderstood.ts';
import { plainText } from '../messages/plain-text.ts';
import { refusal } from '../messages/refusal.ts';
import { notAllowed, trouble } from '../messages/trouble.ts';
import { unfit } from '../messages/unfit-target.ts';
import { type CreateOutcome, submitCreate, type Wish } from '../submit/create.ts';
import type { Asker } from '../submit/deps.ts';
import { targetUnfit } from '../targets.ts';
import { isFormOf } from './create-form.ts';
import type { InteractionDeps } from './deps.ts';
import { readSubmission, type Submission } from './payload.ts';

/** What Slack is to do with the form; nothing closes it. */
export type FormAnswer = { response_action: 'errors'; errors: Partial<Record<Field, string>> } | undefined;

/** Carries a form out. What is wrong with it, or stands against it, is said at the field that it is about. */
export async function answerSubmission(body: unknown, gate: Gate, app: InteractionDeps): Promise<FormAnswer> {
  const deps = ofOneRequest(app);
  const submission = readSubmission(body);
  try {
    if (!submission) return fault('name', refusal('FORM_NOT_YOURS'));
    const refused = await admissionRefused(submission.userId, submission, deps);
    if (refused) return fault('name', notAllowed(refused, deps.allowed, deps.admins));
    if (!isFormOf(submission.userId, submission.metadata)) {
      deps.log.warn('Refused a form that was opened for somebody else', { reference: gate.reference });
      return fault('name', refusal('FORM_NOT_YOURS'));
    }
    return await carryOutForm(submission, gate, deps);
  } catch (error) {
    deps.log.error('Answering a form broke', { reference: gate.reference, error });
    return fault('name', trouble(error, gate.reference));
  } finally {
    deps.measureAck('form', deps.clock() - gate.arrivedAt);
  }
}

async function carryOutForm(submission: Submission, gate: Gate, deps: InteractionDeps): Promise<FormAnswer> {
  const read = readWish(submission);
  if ('response_action' in read) return read;
  // The same form sent twice is one request; a form that was corrected has claimed nothing before.
  const asker = { ...askerOf(submission, gate), requestKey: `form:${submission.viewId}` };
  const refused = await sharesRefused(read.sharedWith ?? [], asker, deps);
  if (refused) return refused;
  const outcome = await submitCreate(asker, read, budgetOf(gate, deps), deps);
  if (outcome.outcome === 'started' || outcome.outcome === 'queued') return undefined;
  const said = created(outcome, { ...deps, userId: asker.userId, now: deps.clock() / 1000 });
  return fault(FIELD_OF[outcome.outcome] ?? 'name', said);
}

const FIELD_OF: Partial<Record<CreateOutcome['outcome'], Field>> = {
  'unknown-template': 'template',
  'lifetime-too-long': 'lifetime',
  'lifetime-too-short': 'lifetime',
};

function readWish({ field }: Submission): Wish | NonNullable<FormAnswer> {
  const said = { name: field('name').value?.trim(), lifetime: field('lifetime').value?.trim() };
  const name = said.name ? readName('create', said.name) : undefined;
  const lifetime = readLifetime('create', said.lifetime || undefined);
  const shares = readShares(field('people').selected_users ?? [], field('channels').selected_conversations ?? []);
  if (name && 'problem' in name) return fault('name', misunderstood(name));
  if ('problem' in lifetime) return fault('lifetime', misunderstood(lifetime));
  if ('response_action' in shares) return shares;
  const template = field('template').selected_option?.value;
  return { ...(template !== undefined && { template }), ...name, ...lifetime, ...shares };
}

function readShares(
  people: readonly string[],
  channels: readonly string[],
): Pick<Wish, 'sharedWith'> | NonNullable<FormAnswer> {
  if (people.some((id) => !USER_ID.test(id))) return fault('people', refusal('INVALID_TARGET'));
  if (channels.some((id) => !CHANNEL_ID.test(id))) return fault('channels', refusal('INVALID_TARGET'));
  const sharedWith = [
    ...people.map((id): Share => ({ kind: 'user', id, credentials: false })),
    ...channels.map((id): Share => ({ kind: 'channel', id, credentials: false })),
  ];
  if (sharedWith.length > MAX_SHARES) return fault('channels', refusal('TOO_MANY_SHARES'));
  return sharedWith.length > 0 ? { sharedWith } : {};
}

/** All are asked about at once: they share one allowance. */
async function sharesRefused(shares: readonly Share[], { home }: Asker, deps: InteractionDeps): Promise<FormAnswer> {
  const reasons = await Promise.all(shares.map((share) => targetUnfit(share, home, deps)));
  const [first] = shares.flatMap((share, index) => {
    const why = reasons[index];
    return why ? [{ share, why }] : [];
  });
  if (!first) return undefined;
  const { share, why } = first;
  return fault(share.kind === 'user' ? 'people' : 'channels', unfit(share, why, deps.admins));
}

function fault(field: Field, { text }: Answer): NonNullable<FormAnswer> {
  return { response_action: 'errors', errors: { [field]: plainText(text) } };
}
