import type { Prices } from '../../provisioner/contract/price.ts';
import type { Budget } from '../budget.ts';
import type { CommandOf } from '../command/command.ts';
import type { Verb } from '../commands-table.ts';
import type { ConsolePlace } from '../console-links.ts';
import type { ReadLastLines } from '../logs/last-lines.ts';
import type { Answer } from '../messages/answer.ts';
import type { OpenModal } from '../slack/modals.ts';
import type { Asker, SubmitDeps } from '../submit/deps.ts';
import type { Tokens } from '../tokens/store.ts';

/** What the answers need of the world. */
export interface AnswerDeps extends SubmitDeps {
  prices: Prices;
  consolePlace: ConsolePlace | undefined;
  lastLines: ReadLastLines;
  openModal: OpenModal;
  tokens: Tokens;
  /** Whether the HTTP API takes tokens, and whether those may be for passwords too. */
  apiTokens: 'off' | 'on' | 'with-credentials';
  /** Epoch milliseconds. */
  clock: () => number;
  /** How long the person waited, counted from the request's arrival at AWS. */
  measureAck: (verb: Verb | 'none' | 'click' | 'form', milliseconds: number) => void;
}

/** A command that was understood and allowed. */
export interface Question {
  asker: Asker;
  /** Where they ask; absent where that is no channel. */
  channelId: string | undefined;
  /** Shared by everything before the answer. */
  budget: Budget;
  /** Epoch seconds. */
  now: number;
  /** Lets a form be opened, within 3 s of the request. */
  triggerId?: string | undefined;
}

/** Carries out one verb and says what came of it. One file each; the table in index.ts has them all. */
export type AnswerTo<V extends Verb> = (
  command: CommandOf<V>,
  question: Question,
  deps: AnswerDeps,
) => Promise<Answer> | Answer;
