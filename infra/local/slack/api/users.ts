import * as z from 'zod';
import { APP, findUser, TEAM, type User, users } from '../workspace.ts';
import { SlackError } from './error.ts';
import { type Method, parseArguments } from './method.ts';
import { pageArguments, pageOf } from './paging.ts';

const infoArguments = z.object({ user: z.string().min(1) });

const info: Method = (given) => {
  const user = findUser(parseArguments(infoArguments, given).user);
  if (user === undefined) throw new SlackError('user_not_found');
  return { user: toApiUser(user) };
};

const list: Method = (given) => {
  const page = pageOf(users(), parseArguments(pageArguments, given));
  return { members: page.items.map(toApiUser), response_metadata: page.response_metadata };
};

const authTest: Method = () => ({
  url: `https://${TEAM.domain}.slack.com/`,
  team: TEAM.name,
  user: findUser(APP.botUserId)?.name,
  team_id: TEAM.id,
  user_id: APP.botUserId,
  bot_id: APP.botId,
  is_enterprise_install: false,
});

export const userMethods = {
  'auth.test': authTest,
  'users.info': info,
  'users.list': list,
} satisfies Record<string, Method>;

/** A person as Slack's API and its events show them. */
export function toApiUser(user: User): Record<string, unknown> {
  return {
    id: user.id,
    team_id: TEAM.id,
    name: user.name,
    real_name: user.realName,
    deleted: user.deleted === true,
    is_bot: user.isBot,
    updated: user.updated,
    profile: { real_name: user.realName, display_name: user.name },
  };
}
