import { afterAll, beforeAll, expect, test } from 'vitest';
import { alarmAlert, alarmOver } from '../../../bot/messages/alerts/alarm.ts';
import { crashAlert } from '../../../bot/messages/alerts/crash.ts';
import { failureAlert, failureLine, failurePress } from '../../../bot/messages/alerts/failure.ts';
import { atWorkLine, solvedMessage } from '../../../bot/messages/alerts/follow-up.ts';
import { gatheredAlert } from '../../../bot/messages/alerts/gathered.ts';
import { createForm } from '../../../bot/messages/create-form.ts';
import { homeBlocks } from '../../../bot/messages/home.ts';
import type { Message } from '../../../bot/messages/message.ts';
import { noticeMessage } from '../../../bot/messages/notice.ts';
import { operationMessage } from '../../../bot/messages/operation.ts';
import { ownerLeft } from '../../../bot/messages/owner-left.ts';
import type { GatheredEntry, Latest } from '../../../bot/notifier/alert-board.ts';
import { createLookups } from '../../../bot/slack/lookups.ts';
import { createOpenModal } from '../../../bot/slack/modals.ts';
import { SlackBusy, SlackRefusal } from '../../../bot/slack/slack.ts';
import { createSlack } from '../../../bot/slack/web-api.ts';
import { startSlack } from '../../../infra/local/slack/server.ts';
import { ERROR_CODES } from '../../../provisioner/contract/errors.ts';
import { NOTICE_KINDS } from '../../../provisioner/contract/notice.ts';
import { OPERATION_KINDS, OPERATION_STATES, type Operation } from '../../../provisioner/contract/operation.ts';
import { PLAYGROUND_STATES } from '../../../provisioner/contract/playground.ts';
import { template } from '../support/answer-deps.ts';
import { ADA, GRACE, notice, operation, playground } from '../support/rows.ts';

/** The stand-in is as strict as Slack about tokens, arguments and Block Kit, and answers with Slack's own error codes. */
const options = { port: 0, botToken: 'xoxb-test', signingSecret: 'unused', functionUrl: () => '' };
let server: Awaited<ReturnType<typeof startSlack>>;
beforeAll(async () => {
  server = await startSlack(options);
});
afterAll(async () => {
  await server.stop();
});

const noSleep = async (): Promise<void> => undefined;
const connect = (token = options.botToken) => createSlack(server.apiUrl, async () => token, noSleep);
const tag = { operation_id: 'op-1', playground_id: 'demo-1', kind: 'create', state: 'queued' };

/** The longest that may be, with all that could break out of its place. */
const nasty = `<!channel> & \`x\` ${'🎉<'.repeat(2000)}`;

const place = { region: 'us-east-1', clusterName: 'playgrounds', logGroup: '/playground-bot/test/playgrounds' };
const share = { kind: 'user', id: ADA, credentials: true } as const;
const nastyAlert = failureAlert(
  operation({ failure: { code: 'CONTAINER_EXITED', reason: nasty, reference: 'ref-1' } }),
  place,
);
const longest = (kind: Operation['kind']) =>
  operation({ kind, playgroundName: 'x'.repeat(30), id: `op-${'0'.repeat(80)}`, attempt: 3, askedBy: GRACE });
/** In every way in which an entry of a group can stand. */
const manyEntries = Array.from({ length: 300 }, (_, index): GatheredEntry => {
  const failed = longest(index % 2 === 0 ? 'create' : 'destroy');
  const line = failureLine(failed, place);
  const press = failurePress(failed);
  const latest: Latest[] = [
    { at: '1', state: 'at-work', line: atWorkLine(failed) },
    { at: '1', state: 'failed', line, press },
    { at: '1', state: 'failed' },
  ];
  const since = index % 4 === 0 ? undefined : latest[index % 4];
  const solved = index % 7 === 0 ? solvedMessage(failed).text : undefined;
  return { id: `op-${index}`, line, press, ...(since && { latest: since }), ...(solved && { solved }) };
});

const messages: [what: string, message: Message][] = [
  ...OPERATION_KINDS.flatMap((kind) =>
    OPERATION_STATES.flatMap((state) =>
      [true, false].map((live): [string, Message] => [
        `${kind} ${state}, ${live ? 'still there' : 'gone'}`,
        operationMessage({
          operation: operation({
            kind,
            state,
            attempt: 2,
            progress: { done: 1, total: 3, label: nasty.slice(0, 200) },
            failure: { code: 'CONTAINER_EXITED', reason: nasty, reference: 'ref-1' },
          }),
          playground: live ? playground() : undefined,
          password: live ? 'pass-word-1' : undefined,
          notice: 'Simulated: nothing answers at this address.',
          cost: live ? { perHour: 0.0173, soFar: 0.02, untilExpiry: 0.07 } : undefined,
        }),
      ]),
    ),
  ),
  ...ERROR_CODES.map((code): [string, Message] => [
    `alert of ${code}`,
    failureAlert(operation({ failure: { code, reason: nasty, reference: 'ref-1' } }), place),
  ]),
  ...NOTICE_KINDS.flatMap((kind) =>
    [true, false].map((live): [string, Message] => [
      `notice ${kind}, ${live ? 'still there' : 'gone'}`,
      noticeMessage({
        notice: notice({ kind, to: ADA, detail: nasty }),
        playground: live ? playground({ warnedBy: notice().id, sharedWith: [share] }) : undefined,
        password: live ? 'pass-word-1' : undefined,
        addressNotice: 'Simulated: nothing answers at this address.',
      }),
    ]),
  ),
  ...[1, 2, 10, 30, 300].flatMap((count) =>
    [0, 1, 2, 3].map((from): [string, Message] => [
      `${count} alerts of one cause, from the ${from}th`,
      gatheredAlert({ cause: nasty, first: nastyAlert, entries: manyEntries.slice(from, from + count) }),
    ]),
  ),
  ['an owner who has left', ownerLeft(playground())],
  ['trouble that is over', solvedMessage(operation({ kind: 'destroy' }))],
  ['crash', crashAlert({ requestId: 'r'.repeat(200), condition: 'RetriesExhausted', errorType: nasty }, operation())],
  ['crash of nothing known', crashAlert({ requestId: '', condition: 'EventAgeExceeded' }, undefined)],
  [
    'alarm',
    alarmAlert({ name: nasty.slice(0, 255), state: 'ALARM', reason: nasty, description: nasty.slice(0, 1024) }),
  ],
  ['alarm without words', alarmAlert({ name: 'a', state: 'INSUFFICIENT_DATA', reason: '' })],
  ['alarm that is over', alarmOver({ name: nasty.slice(0, 255), state: 'OK', reason: '' })],
];

test.each(messages)('%s is posted and updated', async (_, message) => {
  const slack = connect();
  const posted = await slack.post(ADA, message, { tag });
  await slack.update(posted, message, tag);
});

test.each([
  ['empty', []],
  ['full', Array.from({ length: 50 }, (_, index) => playground({ name: `demo-${index}`, id: `demo-${index}-1` }))],
  ['in every state', PLAYGROUND_STATES.map((state) => playground({ name: state, id: `${state}-1`, state }))],
])('an App Home that is %s is published', async (_, playgrounds) => {
  await connect().publishHome(ADA, homeBlocks({ userId: ADA, playgrounds, isComplete: false, page: 0 }));
});

test('the form for a new playground is one that Slack opens', async () => {
  const templates = ['default', nasty.slice(0, 70)].map((name) => ({ ...template, name, description: nasty }));
  const content = { templates, lifetimeSeconds: 3600, maxLifetimeSeconds: 86_400, metadata: 'x'.repeat(200) };
  const opened = createOpenModal(server.apiUrl, async () => options.botToken)('nobody.did.it', createForm(content));
  // The stand-in looks at the form before the trigger.
  await expect(opened).rejects.toThrow(/trigger/);
});

test('a message is found again by its tag, and updated where it is', async () => {
  const slack = connect();
  const posted = await slack.post(ADA, { text: 'lost', blocks: [] }, { tag: { ...tag, operation_id: 'op-lost' } });
  const found = await slack.find(ADA, (one) => 'operation_id' in one && one.operation_id === 'op-lost');
  expect(found).toMatchObject([posted]);
});

test.each([
  ['somebody who is there has not', ADA, undefined],
  ['somebody who was deactivated has', 'U0HEDY0001', 1_700_000_000],
  ['somebody whom Slack does not know has, nobody knows when', 'U0NOBODY1', 0],
])('who has left: %s', async (_, userId, at) => {
  await expect(connect().leftAt(userId)).resolves.toBe(at);
});

test('whether somebody has left is not known where Slack cannot be asked', async () => {
  await expect(connect('xoxb-other').leftAt(ADA)).rejects.toThrow('invalid_auth');
});

test('a rate limit is told at once, with how long it lasts', async () => {
  const slack = connect();
  const posted = await slack.post(ADA, { text: 'x', blocks: [] });
  await fetch(`${server.url}/_stand-in/rate-limit`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ method: 'chat.update', retryAfterSeconds: 7, times: 1 }),
  });
  const busy = slack.update(posted, { text: 'y', blocks: [] });
  await expect(busy).rejects.toBeInstanceOf(SlackBusy);
  await expect(busy).rejects.toMatchObject({ retryAfterSeconds: 7 });
  await slack.update(posted, { text: 'y', blocks: [] });
});

test('an unknown user or channel is a refusal', async () => {
  await expect(connect().post('U0NOBODY1', { text: 'x', blocks: [] })).rejects.toBeInstanceOf(SlackRefusal);
  await expect(connect().post('C0NOWHERE', { text: 'x', blocks: [] })).rejects.toBeInstanceOf(SlackRefusal);
});

test('a wrong token is a fault that whoever runs the bot can mend, and no refusal', async () => {
  const failed = connect('xoxb-other').post(ADA, { text: 'x', blocks: [] });
  await expect(failed).rejects.toThrow('invalid_auth');
  await expect(failed).rejects.not.toBeInstanceOf(SlackRefusal);
});

test('who is there, and which channel, is looked up with the rights that the manifest asks for', async () => {
  const lookups = createLookups(
    server.apiUrl,
    async () => options.botToken,
    () => 0,
    5000,
  );
  expect(await lookups.person(ADA)).toMatchObject({ hasLeft: false, isBot: false, teamIds: ['T0LOCAL01'] });
  expect(await lookups.person('U0HEDY0001')).toMatchObject({ hasLeft: true });
  expect(await lookups.person('U0BOT00001')).toMatchObject({ isBot: true });
  expect(await lookups.person('U0NOBODY01')).toBeUndefined();
  expect(await lookups.channel('C0GENERAL1')).toEqual({ isArchived: false });
  expect(await lookups.channel('C0NOSUCH01')).toBeUndefined();
  expect(await lookups.channelsOf(ADA)).toContain('C0TEAMWEB1');
});
