import { describe, expect, it } from 'vitest';
import { UserError } from '../../../provisioner/contract/errors.ts';
import { engineError } from '../../../provisioner/engine/errors.ts';
import { isLasting } from '../../../provisioner/run/lasting.ts';

const fromEngine = (text: string) => engineError(new Error(text), [], String);

describe('an error is said at once', () => {
  it.each([
    ['AWS does not allow it', Object.assign(new Error('no'), { name: 'AccessDeniedException' })],
    ['the engine may not do it', fromEngine('creating ECS Service: api error AccessDenied: not you')],
    ['EC2 does not allow it', fromEngine('UnauthorizedOperation: You are not authorized to perform this operation')],
    ['AWS takes the request for senseless', fromEngine('ValidationException: 1 validation error detected')],
    ['a value that EC2 does not know', fromEngine('api error InvalidParameterValue: vpc')],
    ['the plugin is not in the image', fromEngine('error: no resource plugin aws-7.48.0 found')],
    ['the folder cannot be written', fromEngine("EROFS: read-only file system, mkdtemp '/tmp/x'")],
    ['a container ended', new UserError('CONTAINER_EXITED', 'Container "api" exited with code 3.')],
    ['there is no such image', new UserError('IMAGE_NOT_FOUND', 'It is not there.')],
    ['there was no place for long enough', new UserError('NOT_PLACED', 'A quota is used up.')],
    ['a role may not be used', new UserError('TASK_NOT_STARTED', 'ECS may not use the role.')],
    ['it was tried often enough', new UserError('ATTEMPTS_EXHAUSTED', 'It broke off each time.')],
    ['its row cannot be read', new UserError('UNREADABLE', 'It is row PLAYGROUND#demo.')],
  ])('when %s', (_, error) => expect(isLasting(error)).toBe(true));
});

describe('another run may do better', () => {
  it.each([
    ['S3 is slowing us down', Object.assign(new Error('Please reduce your request rate.'), { name: 'SlowDown' })],
    ['AWS throttles the engine', fromEngine('ThrottlingException: Rate exceeded')],
    ['something still uses it', fromEngine('DependencyViolation: resource sg-1 has a dependent object')],
    [
      'ECS is in between',
      fromEngine('InvalidParameterException: The service cannot be stopped while deployments are active.'),
    ],
    ['a lock is in the way', fromEngine('error: the stack is currently locked by 1 lock(s)')],
    ['the engine was killed', fromEngine('The engine did not finish within 300 s and was killed.')],
    ['AWS did not answer', fromEngine('dial tcp: lookup s3.amazonaws.com: no such host')],
    ['the disk was full', fromEngine('ENOSPC: no space left on device')],
    ['something is still there', new UserError('NOT_REMOVED', 'Something of it is still there.')],
    ['nobody knows what it is', new Error('socket hang up')],
  ])('when %s', (_, error) => expect(isLasting(error)).toBe(false));
});
