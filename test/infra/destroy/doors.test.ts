import {
  DeleteFunctionConcurrencyCommand,
  GetFunctionConcurrencyCommand,
  PutFunctionConcurrencyCommand,
} from '@aws-sdk/client-lambda';
import { expect, it } from 'vitest';
import { closeDoors } from '../../../infra/destroy/doors.ts';

it('lets nobody in, and opens again as it was', async () => {
  const reserved = new Map([['api', 5]]);
  const lambda = {
    async send(command: unknown) {
      const { FunctionName = '' } = (command as GetFunctionConcurrencyCommand).input;
      if (command instanceof PutFunctionConcurrencyCommand) {
        reserved.set(FunctionName, command.input.ReservedConcurrentExecutions ?? -1);
      }
      if (command instanceof DeleteFunctionConcurrencyCommand) reserved.delete(FunctionName);
      const ReservedConcurrentExecutions = reserved.get(FunctionName);
      return command instanceof GetFunctionConcurrencyCommand ? { ReservedConcurrentExecutions } : {};
    },
  };
  const open = await closeDoors(lambda as never, ['bot', 'api']);
  expect(Object.fromEntries(reserved)).toEqual({ bot: 0, api: 0 });
  await open();
  expect(Object.fromEntries(reserved)).toEqual({ api: 5 });
});
