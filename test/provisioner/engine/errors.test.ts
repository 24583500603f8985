import { describe, expect, it } from 'vitest';
import { engineError } from '../../../provisioner/engine/errors.ts';

const asIs = (text: string): string => text;
const SERVICE = 'aws:ecs/service:Service';

describe('engineError', () => {
  it.each([
    ['the stack is currently locked by 1 lock(s)', 'ENGINE_FAILED', 'Another run was writing to the same stack.'],
    [
      'no resource plugin "pulumi-resource-aws" found in the workspace',
      'ENGINE_FAILED',
      'The provisioner was built without its AWS plugin.',
    ],
    [
      "ENOSPC: no space left on device, mkdtemp '/tmp/playground-engine-'",
      'ENGINE_FAILED',
      'The provisioner’s temporary disk is full.',
    ],
    [
      'open /tmp/playground-engine-1/work: read-only file system',
      'ENGINE_FAILED',
      'The provisioner’s temporary folder cannot be written.',
    ],
    ['SecurityGroupLimitExceeded: the maximum', 'NOT_PLACED', 'A quota of the AWS account is used up.'],
    [
      'UnauthorizedOperation: You are not authorized',
      'ENGINE_FAILED',
      'AWS did not allow it: the provisioner has too few rights.',
    ],
    ['ThrottlingException: Rate exceeded', 'ENGINE_FAILED', 'AWS had too many requests at that moment.'],
    [
      'dial tcp: connection refused',
      'ENGINE_FAILED',
      'AWS, or the bucket that holds what is known of it, did not answer.',
    ],
    ['panic: runtime error', 'ENGINE_FAILED', 'The engine ended with an error.'],
  ])('has words for "%s"', (text, code, reason) => {
    expect(engineError(new Error(text), [], asIs)).toMatchObject({ code, reason });
  });

  it('names the resource at which it stopped', () => {
    const diagnostics = [{ message: 'update failed' }, { type: SERVICE, message: 'AccessDeniedException' }];
    expect(engineError(new Error('exit code 255'), diagnostics, asIs).reason).toBe(
      'It stopped at its service. AWS did not allow it: the provisioner has too few rights.',
    );
  });

  it('keeps the raw text for the log only, made fit for it', () => {
    const error = engineError(new Error('panic with the-passphrase'), [{ message: 'first' }], (text) =>
      text.replace('the-passphrase', '[secret]'),
    );
    expect(error.cause).toMatchObject({ message: 'first\npanic with [secret]' });
    expect(error.reason).not.toContain('panic');
  });

  it('does not make a word of what is inherited a resource', () => {
    expect(engineError(new Error('x'), [{ type: 'constructor', message: 'y' }], asIs).reason).toBe(
      'The engine ended with an error.',
    );
  });
});
