import { describe, expect, test } from 'vitest';
import { parseCommand } from '../../../bot/command/parse.ts';
import { COMMANDS, usageOf, VERBS } from '../../../bot/commands-table.ts';
import { created } from '../../../bot/messages/created.ts';
import { destroyed } from '../../../bot/messages/destroyed.ts';
import { help, helpAbout, helpTemplates } from '../../../bot/messages/help.ts';
import { misunderstood } from '../../../bot/messages/misunderstood.ts';
import { escaped } from '../../../bot/messages/text.ts';
import { notAllowed, trouble } from '../../../bot/messages/trouble.ts';
import type { CreateOutcome } from '../../../bot/submit/create.ts';
import type { DestroyOutcome } from '../../../bot/submit/destroy.ts';
import { prices, template } from '../support/answer-deps.ts';
import { ADA, GRACE, LINUS, operation, playground } from '../support/rows.ts';
import { NOW } from '../support/slack-request.ts';

const view = { userId: ADA, limits: { perOwner: 3, total: 20 }, templates: [template], prices, now: NOW };
const create = (outcome: CreateOutcome) => created(outcome, view).text;
const destroy = (outcome: DestroyOutcome) => destroyed(outcome, 'demo', [LINUS], NOW).text;
const anybody = { teams: [], enterprises: [], channels: [], userGroups: [] };
const expiry = '<!date^1790014400^{date_short_pretty} {time}|2026-09-21 18:13 UTC>';
const since = '<!date^1789999960^{date_short_pretty} {time}|2026-09-21 14:12 UTC>';

describe('create', () => {
  test('started', () => {
    expect(create({ outcome: 'started', operation: operation() })).toBe(
      `*demo* is being made, and lives until ${expiry}. It costs $0.017 an hour, $0.07 until then.\nIts address and credentials come to you in a direct message when it is ready.`,
    );
  });

  test('queued: it will start shortly', () => {
    expect(create({ outcome: 'queued', operation: operation() })).toContain('That starts shortly.');
    const waiting = operation({ waiting: true });
    expect(create({ outcome: 'queued', operation: waiting })).toContain('It waits for its turn, because');
  });

  test('held by somebody else: by whom and since when', () => {
    const holder = playground({ ownerId: GRACE });
    expect(create({ outcome: 'name-taken', holder })).toBe(
      `*That name is taken.* *demo* belongs to <@${GRACE}> since ${since}.\nChoose another name, or leave it out and get one.`,
    );
  });

  test.each([
    ['creating', 'It is being made already.', 'is being made, for 40 s now'],
    ['ready', 'You have it already.', `is ready at http://198.51.100.7:8080, until ${expiry}`],
    ['destroying', 'It is being destroyed.', 'on its way out'],
    ['stuck', 'could not be removed completely', '`/playground destroy demo`'],
  ] as const)('mine already and %s', (state, title, fact) => {
    const text = create({ outcome: 'name-taken', holder: playground({ state }) });
    expect(text).toContain(title);
    expect(text).toContain(fact);
  });

  test.each([
    [{ outcome: 'owner-limit', yours: [] }, 'as many playgrounds as one person may.* That is 3.'],
    [
      { outcome: 'owner-limit', yours: [playground(), playground({ name: 'old', state: 'destroying' })] },
      `You could free *demo* (until ${expiry}). *old* will be gone in a moment.\nType \`/playground destroy demo\`, or wait.`,
    ],
    [
      { outcome: 'workspace-limit' },
      'All places for playgrounds are taken.* There are 20.\nTry again when one is gone; `/playground list all` shows them.',
    ],
    [{ outcome: 'workspace-limit', next: playground({ ownerId: GRACE }) }, `The next one ends ${expiry}.`],
    [{ outcome: 'workspace-limit', next: playground({ state: 'destroying' }) }, 'being destroyed right now'],
    [
      { outcome: 'unknown-template', said: 'sohp', known: ['shop'], nearest: 'shop' },
      '*There is no such template.* You asked for `sohp`. There are `shop`.\nDid you mean `shop`?',
    ],
    [{ outcome: 'unknown-service', said: 'db', known: ['web', 'api'] }, 'You asked for `db`. There are `web`, `api`.'],
    [
      { outcome: 'tag-not-allowed', service: 'web', said: 'latest', allowed: 'v\\d+' },
      '*That tag may not be chosen.* You asked for `latest` of `web`. It has to match `v\\d+`.',
    ],
    [{ outcome: 'tag-not-allowed', service: 'api', said: 'v2' }, 'of `api`. Its template lets nobody choose.'],
    [{ outcome: 'lifetime-too-long', said: 172_800, limit: 86_400 }, 'That is 24 h; you asked for 48 h.'],
    [{ outcome: 'lifetime-too-short', said: 60, limit: 300 }, 'That is 5 min; you asked for 1 min.'],
    [{ outcome: 'busy' }, 'Type the same command again.'],
    [{ outcome: 'over-budget' }, 'I cannot say yet whether it was accepted'],
  ] as [CreateOutcome, string][])('%j', (outcome, words) => {
    expect(create(outcome)).toContain(words);
  });
});

describe('destroy', () => {
  test.each([
    [{ outcome: 'started', operation: operation() }, '*demo* is being destroyed'],
    [{ outcome: 'queued', operation: operation() }, 'That starts shortly.'],
    [{ outcome: 'no-such-playground' }, 'Nobody has one called *demo*.'],
    [{ outcome: 'no-such-playground', nearest: 'demo-2' }, 'Did you mean *demo-2*?'],
    [
      { outcome: 'not-yours', playground: playground({ ownerId: GRACE }), right: 'destroy', unsure: false },
      `*demo* is <@${GRACE}>’s.\nAsk <@${GRACE}> or <@${LINUS}> to do it.`,
    ],
    [{ outcome: 'not-destroyable', playground: playground({ state: 'updating' }) }, 'It is being updated.'],
    [{ outcome: 'not-destroyable', playground: playground({ state: 'creating' }) }, 'for 40 s now'],
    [{ outcome: 'not-destroyable', playground: playground({ state: 'destroying' }) }, 'on its way out'],
    [{ outcome: 'not-destroyable', playground: playground() }, 'Type the same command again.'],
    [{ outcome: 'busy' }, '*demo* was left as it is.'],
    [{ outcome: 'over-budget' }, 'I cannot say yet'],
  ] as [DestroyOutcome, string][])('%j', (outcome, words) => {
    expect(destroy(outcome)).toContain(words);
  });
});

test('help has each command of the table, and how long a playground lives', () => {
  const { text } = help(14_400, [template]);
  expect(text).toContain('after 4 h');
  for (const { verb, what } of COMMANDS) {
    expect(text).toContain(`/playground ${verb}`);
    expect(text).toContain(what);
  }
});

test('help lists what can be made', () => {
  expect(help(60, [template]).text).toContain('• `default` A small web app (data, api, web)');
});

test('help about templates says what each takes, and which tags may be chosen', () => {
  const { text } = helpTemplates([template, { ...template, name: 'blog', services: {} }], prices);
  expect(text).toContain(
    '• `default` A small web app (data, api, web), 0.25 vCPU, 0.5 GB, $0.017 an hour; with `--tag`, `web=v\\d+`',
  );
  expect(text).toMatch(/• `blog` .* an hour$/);
});

test.each(COMMANDS)('help about $verb shows what it takes, and examples that are understood', ({ verb, examples }) => {
  const { text } = helpAbout(verb);
  expect(examples.length).toBeGreaterThan(0);
  for (const example of examples) {
    expect(text).toContain(`• \`${example}\``);
    const typed = example
      .replace('/playground ', '')
      .replace('@grace', '<@U0GRACE01>')
      .replace('#team', '<#C0TEAM001|team>');
    expect(parseCommand(typed)).toMatchObject({ command: { verb } });
  }
});

describe('what is misunderstood is said with what to type instead', () => {
  const known = VERBS.map((verb) => `\`${verb}\``).join(', ');

  const answerTo = (text: string) => {
    const parsed = parseCommand(text);
    return 'command' in parsed ? '' : misunderstood(parsed).text;
  };

  test.each([
    [
      'share demo',
      `*Who?* The command is \`${escaped(usageOf('share'))}\`.\nName a person with @ or a channel with #.`,
    ],
    // A channel cannot own.
    ['transfer demo', `*Who?* The command is \`${escaped(usageOf('transfer'))}\`.\nName a person with @.`],
    [
      'crate demo',
      `*There is no such command.* You typed \`crate\`. There are ${known}.\nDid you mean \`${usageOf('create')}\`?`,
    ],
    [
      'xyzzy',
      `*There is no such command.* You typed \`xyzzy\`. There are ${known}.\nType \`/playground help\` for all of them.`,
    ],
    [
      'create My Demo',
      '*That is not a name for a playground.* You typed `My Demo`. A name has 3 to 30 characters of a-z, 0-9 and "-", beginning with a letter but not with "sg-" or "xn--", and not ending with "-".\nDid you mean `/playground create my-demo`?',
    ],
    [
      'destroy',
      '*Which playground?* The command is `/playground destroy &lt;name&gt;`.\nType `/playground list` for yours, then name one.',
    ],
    [
      'destroy a-b c-d',
      '*That is more than the command takes.* You typed `destroy a-b c-d`; it is `/playground destroy &lt;name&gt;`.\nType `/playground help` for what it takes.',
    ],
  ])('%s', (text, expected) => {
    expect(answerTo(text)).toBe(expected);
  });

  test.each([
    'create <!channel>',
    'create `<!here>`',
    '<!everyone>',
    `create ${'<@U0GRACE01>'.repeat(20)}`,
    'list <!channel>',
  ])('%s reaches nobody', (text) => {
    expect(answerTo(text)).not.toMatch(/<[!@#]/);
    expect(answerTo(text).length).toBeLessThan(600);
  });
});

describe('scripts read the outcome from a block’s id', () => {
  const mark = ({ blocks }: { blocks?: { block_id?: string }[] }) => blocks?.map(({ block_id }) => block_id);

  test('accepted, as which operation', () => {
    const { id } = operation();
    for (const outcome of ['started', 'queued'] as const) {
      expect(mark(created({ outcome, operation: operation() }, view))).toEqual([`operation:${id}`]);
      expect(mark(destroyed({ outcome, operation: operation() }, 'demo', [], NOW))).toEqual([`operation:${id}`]);
    }
  });

  test('refused, with which error', () => {
    expect(mark(created({ outcome: 'owner-limit', yours: [] }, view))).toEqual(['error:OWNER_LIMIT']);
    expect(mark(destroyed({ outcome: 'no-such-playground' }, 'demo', [], NOW))).toEqual(['error:NO_SUCH_PLAYGROUND']);
    expect(mark(trouble(new Error('bug'), 'ref-1'))).toEqual(['error:INTERNAL']);
    expect(mark(notAllowed('workspace', anybody, []))).toEqual(['error:NOT_ALLOWED']);
  });

  test('not known to be accepted is not taken for it', () => {
    expect(mark(created({ outcome: 'over-budget' }, view))).toEqual(['error:BUSY']);
  });

  test('nothing asked to be done has none', () => {
    expect(mark(help(60, []))).toEqual([undefined]);
    expect(mark(helpAbout('list'))).toBeUndefined();
  });
});

test('trouble shows a reference and not the fault', () => {
  expect(trouble(new Error('password=hunter2'), 'ref-1').text).toMatch(/ref-1/);
  expect(trouble(new Error('password=hunter2'), 'ref-1').text).not.toMatch(/hunter2/);
});

describe('who may not is told why, and whom to ask', () => {
  test.each([
    ['workspace', [], 'people of other workspaces.\nAsk whoever runs this bot in your workspace.'],
    ['workspace', [ADA, LINUS], `\nAsk <@${ADA}> or <@${LINUS}>.`],
    ['channel', [], 'They are for <#C0GENERAL1> and direct messages.'],
    ['group', [], 'members of certain user groups'],
    ['group-unknown', [], 'Type the same command again.'],
  ] as const)('%s', (refused, admins, words) => {
    expect(notAllowed(refused, { ...anybody, channels: ['C0GENERAL1'] }, admins).text).toContain(words);
  });
});
