import type { Handler } from '../context.ts';
import { templateBody } from '../views.ts';

export const listTemplates: Handler<'listTemplates'> = async (_, { caller }, deps) => {
  const { templates, prices, lifetimeSeconds, maxLifetimeSeconds } = deps;
  const usable = templates.filter(({ name }) => caller.templates?.includes(name) ?? true);
  return {
    status: 200,
    body: {
      templates: usable.map((template) => templateBody(template, prices)),
      defaultLifetimeMinutes: lifetimeSeconds / 60,
      maxLifetimeMinutes: maxLifetimeSeconds / 60,
    },
  };
};
