import type { Playground, PlaygroundState } from '../../provisioner/contract/playground.ts';
import { NEW_ACTION } from '../actions.ts';
import { buttons, newButton, pageButton } from './buttons.ts';
import { CHANNELS_MISSING } from './list.ts';
import { type Block, context, section } from './message.ts';
import { playgroundButtons } from './playground-buttons.ts';
import { STATE_WORDS } from './state-words.ts';
import { at, escaped, mention } from './text.ts';

/** Slack takes 100 blocks in a Home tab; each playground has two, and more than this on one page nobody reads. */
const HOME_PAGE = 20;

export interface HomeContent {
  /** Whose Home it is. */
  userId: string;
  /** Theirs and those shared with them or with a channel that they are in, in the order of the page. */
  playgrounds: readonly Playground[];
  /** Whether it is known which channels they are in. */
  isComplete: boolean;
  /** Counts from 0; a page that is not there any more shows the last one. */
  page: number;
}

/** What somebody sees in the Home tab of the app. */
export function homeBlocks({ userId, playgrounds, isComplete, page }: HomeContent): Block[] {
  const pages = Math.max(1, Math.ceil(playgrounds.length / HOME_PAGE));
  const shown = Math.min(Math.max(page, 0), pages - 1);
  const rows = playgrounds.slice(shown * HOME_PAGE, (shown + 1) * HOME_PAGE);
  return [
    { type: 'header', text: { type: 'plain_text', text: 'Playgrounds' } },
    { ...buttons(newButton()), block_id: NEW_ACTION },
    ...(rows.length === 0
      ? [section('You have no playground. Type `/playground create` anywhere to get one, or press the button.')]
      : rows.flatMap((playground) => playgroundBlocks(playground, userId))),
    ...(pages > 1 ? turning(shown, pages, playgrounds.length) : []),
    ...(isComplete ? [] : [context(CHANNELS_MISSING)]),
    context('The credentials of each are in your direct messages. `/playground help` shows all commands.'),
  ];
}

/** Not the words of the list: a Home stands for hours, so nothing in it may count up. */
const STATES: Record<PlaygroundState, (playground: Playground) => string> = {
  creating: () => STATE_WORDS.creating,
  ready: ({ address, expiresAt }) =>
    `${STATE_WORDS.ready}${address ? ` at <${escaped(address)}>` : ''}, until ${at(expiresAt)}`,
  updating: ({ expiresAt }) => `${STATE_WORDS.updating}, and lives until ${at(expiresAt)}`,
  destroying: () => STATE_WORDS.destroying,
  stuck: () => STATE_WORDS.stuck,
};

function playgroundBlocks(playground: Playground, userId: string): Block[] {
  const isOwner = playground.ownerId === userId;
  const { health, state } = playground;
  const down = state === 'ready' && health?.downSince !== undefined && `It is down since ${at(health.downSince)}.`;
  const line = `*${playground.name}* ${STATES[state](playground)}`;
  const words = section(line, !isOwner && sharedWords(playground, userId), down);
  const acts = playgroundButtons(playground, { mayDestroy: isOwner });
  return acts ? [words, acts] : [words];
}

function sharedWords({ ownerId, sharedWith = [] }: Playground, userId: string): string {
  const isDirect = sharedWith.some(({ kind, id }) => kind === 'user' && id === userId);
  return `${mention(ownerId)} shares it with ${isDirect ? 'you' : 'a channel that you are in'}.`;
}

function turning(page: number, pages: number, total: number): Block[] {
  return [
    section(`Page ${page + 1} of ${pages}, ${total} playgrounds.`),
    buttons(
      page > 0 && pageButton('Back', 'home-page-back', page - 1),
      page + 1 < pages && pageButton('More', 'home-page-on', page + 1),
    ),
  ];
}
