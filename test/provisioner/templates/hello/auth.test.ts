import { describe, expect, it } from 'vitest';
import { isAllowed } from '../../../../provisioner/templates/hello/web/auth.ts';

const encode = (text: string): string => Buffer.from(text).toString('base64');

describe('isAllowed', () => {
  it.each([
    ['the user and the password', `Basic ${encode('playground:s3cret')}`],
    ['a scheme in other letters', `basic ${encode('playground:s3cret')}`],
  ])('lets in %s', (_what, header) => {
    expect(isAllowed(header, 's3cret')).toBe(true);
  });

  it.each([
    ['no header', undefined],
    ['an empty header', ''],
    ['another scheme', `Bearer ${encode('playground:s3cret')}`],
    ['another user', `Basic ${encode('admin:s3cret')}`],
    ['another password', `Basic ${encode('playground:s3cre')}`],
    ['a longer password', `Basic ${encode('playground:s3cret!')}`],
    ['the password alone', `Basic ${encode('s3cret')}`],
    ['what is no base64', 'Basic %%%'],
  ])('refuses %s', (_what, header) => {
    expect(isAllowed(header, 's3cret')).toBe(false);
  });

  it('takes a password with a colon and letters beyond ASCII', () => {
    expect(isAllowed(`Basic ${encode('playground:a:é')}`, 'a:é')).toBe(true);
  });
});
