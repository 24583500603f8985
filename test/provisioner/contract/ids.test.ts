import { expect, it } from 'vitest';
import { homeOpenedSchema } from '../../../provisioner/contract/event.ts';
import { CHANNEL_ID, OPERATION_ID, OPERATION_OR_CHANGE_ID, USER_ID } from '../../../provisioner/contract/ids.ts';
import { requestIds } from '../../../provisioner/contract/name.ts';

it('takes the ids that follow from a request, and none that is longer, shorter or another’s', () => {
  const { operationId, changeId } = requestIds('1.2.3');
  expect(operationId).toMatch(OPERATION_ID);
  expect(changeId).not.toMatch(OPERATION_ID);
  for (const id of [operationId, changeId]) expect(id).toMatch(OPERATION_OR_CHANGE_ID);
  for (const id of ['op-', 'op-1', `${operationId}0`, operationId.toUpperCase(), `x${operationId}`]) {
    expect(id).not.toMatch(OPERATION_OR_CHANGE_ID);
  }
});

it('takes people and channels of Slack, whichever way they come in', () => {
  for (const id of ['U0ADA0001', 'W0ADA0001', 'USLACKBOT']) {
    expect(id).toMatch(USER_ID);
    expect(homeOpenedSchema.parse({ type: 'home-opened', userId: id }).userId).toBe(id);
  }
  for (const id of ['C0GENERAL1', 'G0SECRET01']) expect(id).toMatch(CHANNEL_ID);
  for (const id of ['', 'U1', 'u0ada0001', 'U0ADA0001>', `U${'A'.repeat(21)}`, 'T0TEAM0001']) {
    expect(id).not.toMatch(USER_ID);
    expect(id).not.toMatch(CHANNEL_ID);
  }
});
