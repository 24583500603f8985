import { expect, it } from 'vitest';
import { libraryPaths } from '../../../infra/local/node-base.ts';

it('takes the libraries and the loader from what ldd says, and not the kernel’s own page', () => {
  const ldd = `\tlinux-vdso.so.1 (0x00007f79e4af9000)
\tlibdl.so.2 => /lib/x86_64-linux-gnu/libdl.so.2 (0x00007f79e4ae2000)
\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f79e453e000)
\t/lib64/ld-linux-x86-64.so.2 (0x00007f79e4afb000)
`;
  expect(libraryPaths(ldd)).toEqual([
    '/lib/x86_64-linux-gnu/libc.so.6',
    '/lib/x86_64-linux-gnu/libdl.so.2',
    '/lib64/ld-linux-x86-64.so.2',
  ]);
});

it('takes them from musl’s ldd as well', () => {
  expect(
    libraryPaths('\t/lib/ld-musl-x86_64.so.1 (0x7f1)\n\tlibc.musl-x86_64.so.1 => /lib/ld-musl-x86_64.so.1 (0x7f1)\n'),
  ).toEqual(['/lib/ld-musl-x86_64.so.1']);
});
