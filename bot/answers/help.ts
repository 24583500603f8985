import { help as helped } from '../messages/help.ts';
import type { AnswerTo } from './question.ts';

export const help: AnswerTo<'help'> = (_command, _question, { lifetimeSeconds }) => helped(lifetimeSeconds);
