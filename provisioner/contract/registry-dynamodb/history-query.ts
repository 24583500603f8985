import type { HistoryOf } from '../registry.ts';
import { NAME_HISTORY_INDEX, OWNER_HISTORY_INDEX, PERSON_HISTORY_INDEX } from './rows.ts';

/** Where the history of a name or a person is found. */
export function historyQuery(of: HistoryOf): [index: string, condition: string, values: Record<string, unknown>] {
  if ('askedBy' in of) return [PERSON_HISTORY_INDEX, 'askedBy = :person', { ':person': of.askedBy }];
  if ('ownerId' in of) return [OWNER_HISTORY_INDEX, 'ownerId = :owner', { ':owner': of.ownerId }];
  return [NAME_HISTORY_INDEX, 'playgroundName = :name', { ':name': of.playgroundName }];
}
