import { helpAbout, help as told } from '../messages/help.ts';
import type { AnswerTo } from './question.ts';

export const help: AnswerTo<'help'> = ({ about }, _question, { lifetimeSeconds, templates }) =>
  about === undefined ? told(lifetimeSeconds, templates) : helpAbout(about);
