import { helpAbout, helpTemplates, help as told } from '../messages/help.ts';
import type { AnswerTo } from './question.ts';

export const help: AnswerTo<'help'> = ({ about }, _question, { lifetimeSeconds, templates, prices }) => {
  if (about === undefined) return told(lifetimeSeconds, templates);
  return about === 'templates' ? helpTemplates(templates, prices) : helpAbout(about);
};
