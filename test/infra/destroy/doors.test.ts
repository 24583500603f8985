import {
  DeleteFunctionConcurrencyCommand,
  GetFunctionConcurrencyCommand,
  InvalidParameterValueException,
  PutFunctionConcurrencyCommand,
} from '@aws-sdk/client-lambda';
import { expect, it } from 'vitest';
import { closeDoors, openClosed } from '../../../infra/destroy/doors.ts';

/** Lambda with these reservations; of `warm` it takes none that is less than what is provisioned. */
function lambdaWith(reserved: Map<string, number>, warm?: string) {
  return {
    async send(command: unknown) {
      const { FunctionName = '' } = (command as GetFunctionConcurrencyCommand).input;
      if (command instanceof PutFunctionConcurrencyCommand) {
        if (FunctionName === warm) throw new InvalidParameterValueException({ message: 'no', $metadata: {} });
        reserved.set(FunctionName, command.input.ReservedConcurrentExecutions ?? -1);
      }
      if (command instanceof DeleteFunctionConcurrencyCommand) reserved.delete(FunctionName);
      const ReservedConcurrentExecutions = reserved.get(FunctionName);
      return command instanceof GetFunctionConcurrencyCommand ? { ReservedConcurrentExecutions } : {};
    },
  };
}

const said: string[] = [];
const say = (line: string) => said.push(line);

it('lets nobody in, and opens again as it was', async () => {
  const reserved = new Map([['api', 5]]);
  const open = await closeDoors(lambdaWith(reserved) as never, [{ functionName: 'bot' }, { functionName: 'api' }], say);
  expect(Object.fromEntries(reserved)).toEqual({ bot: 0, api: 0 });
  await open();
  expect(Object.fromEntries(reserved)).toEqual({ api: 5 });
  expect(said).toEqual([]);
});

it('says of a function that is kept warm that it cannot be closed', async () => {
  const reserved = new Map<string, number>();
  await closeDoors(lambdaWith(reserved, 'bot') as never, [{ functionName: 'bot' }, { functionName: 'api' }], say);
  expect(Object.fromEntries(reserved)).toEqual({ api: 0 });
  expect(said).toEqual(['bot is kept warm, and so goes on taking requests: nobody should make a playground now.']);
});

it('opens what a removal closed that was broken off, and leaves what is reserved otherwise', async () => {
  const reserved = new Map([
    ['bot', 0],
    ['api', 0],
    ['tokens', 3],
  ]);
  await openClosed(lambdaWith(reserved) as never, [
    { functionName: 'bot', reserved: undefined },
    { functionName: 'api', reserved: 5 },
    { functionName: 'tokens', reserved: 7 },
  ]);
  expect(Object.fromEntries(reserved)).toEqual({ api: 5, tokens: 3 });
});
