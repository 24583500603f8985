import { defaultTemplate } from './default/template.ts';
import type { Template } from './template.ts';

export type { Template, TemplateContainer } from './template.ts';

/** What people can ask for, by the name they type. */
export const templates: Record<string, Template> = { [defaultTemplate.name]: defaultTemplate };
