import { describe, expect, it } from 'vitest';
import { usersOf } from '../../../../infra/local/clean/cache-users.ts';

const listed = [
  '    1 /sbin/init',
  '  421 /home/ada/.cache/playground-bot/emulator/python3.11-1/bin/python -m fargate',
  '  733 go build -o /home/ada/.cache/playground-bot/pulumi-cli/3.258.0.draft-12/bin/pulumi .',
  ' 1204 /home/ada/.cache/playground-bottle/bin/other',
].join('\n');

describe('the users of the cache', () => {
  it('are the processes that run out of it or fill it, and no others', () => {
    expect(usersOf('/home/ada/.cache/playground-bot', listed)).toEqual([421, 733]);
  });

  it('are none in a cache that nobody touches', () => {
    expect(usersOf('/home/grace/.cache/playground-bot', listed)).toEqual([]);
  });
});
