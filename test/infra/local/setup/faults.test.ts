import { describe, expect, it } from 'vitest';
import { explained, Fault, faultIn } from '../../../../infra/local/setup/faults.ts';

describe('a message', () => {
  it.each([
    ['disk-full', "ENOSPC: no space left on device, mkdir '/cache/x'"],
    [
      'disk-full',
      '`go build -v` exited with code 1: compile: writing output: write $WORK/b2/_pkg_.a: no space left on device',
    ],
    ['disk-full', '`python -m pip` exited with code 1: ERROR: [Errno 122] Disk quota exceeded'],
    ['killed', '`go build -v` was ended by SIGKILL: github.com/aws/aws-sdk-go-v2/service/ec2'],
    ['killed', '`go build -v` exited with code 1: /usr/lib/go/pkg/tool/compile: signal: killed'],
    ['killed', 'fork/exec /usr/lib/go/pkg/tool/link: cannot allocate memory'],
    ['no-venv', 'The virtual environment was not created successfully because ensurepip is not available.'],
    ['no-venv', '`python3 -m venv` exited with code 1: /usr/bin/python3: No module named venv'],
    ['altered', 'verifying github.com/pulumi/pulumi/pkg/v3@v3.258.0: checksum mismatch'],
    ['altered', 'ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.'],
    ['broken-download', 'reading https://proxy.example/x.zip: unexpected EOF'],
    ['broken-download', 'curl: (56) Recv failure: Connection reset by peer'],
    ['broken-download', 'urllib3.exceptions.ReadTimeoutError: Read timed out.'],
    ['broken-download', 'dial tcp: lookup proxy.example: no such host'],
  ])('tells of %s: %s', (kind, message) => expect(faultIn(message)).toBe(kind));

  it.each([
    '`go build -v` exited with code 1: ./main.go:12:3: undefined: trim',
    'it is 3.200.0',
    'infra/local/pulumi-cli/go.mod pins v3.257.0: bring it to v3.258.0',
  ])('tells of none: %s', (message) => expect(faultIn(message)).toBeUndefined());
});

describe('an error', () => {
  it.each([
    [
      'ENOSPC: write',
      /A set-up that downloads needs about 2\.0 GB, one that builds 9\.8 GB.*npm run clean.*PLAYGROUND_CACHE/,
    ],
    ['was ended by SIGKILL', /goes on where it was, out of Go's own build cache/],
    ['ensurepip is not available', /apt-get install python3-venv/],
    ['checksum mismatch', /Nothing of it is used/],
    ['unexpected EOF', /half a download is never used/],
  ])('is told with its way out: %s', (message, wayOut) => {
    const error = new Error(message);
    expect(explained(error).message).toMatch(wayOut);
    expect(explained(error).message.startsWith(message)).toBe(true);
    expect(explained(error).cause).toBe(error);
  });

  it('of a long report is told by its program and the one line that says why', () => {
    const report = ['Collecting six', 'Collecting urllib3', 'ERROR: [Errno 28] No space left on device', 'bye'].join(
      '\n',
    );
    const full = new Error(`\`python -m pip\` exited with code 1: ${report}`);
    const [line, wayOut] = explained(full).message.split('\n');
    expect(line).toBe('`python -m pip` exited with code 1: ERROR: [Errno 28] No space left on device');
    expect(wayOut).toMatch(/The disk is full/);
    expect(explained(full).cause).toBe(full);
    const killed = new Error('`go build -v` was ended by SIGKILL: cmp\nmath\nruntime\nunicode');
    expect(explained(killed).message.split('\n')[0]).toBe('`go build -v` was ended by SIGKILL');
  });

  it('is told once, however many pass it on', () => {
    const fault = explained(new Error('ENOSPC'));
    expect(explained(fault)).toBe(fault);
  });

  it('is told once, even inside of another', () => {
    const cause = explained(new Error('ENOSPC'));
    const outer = new Error(`building the images: ${cause.message}`, { cause });
    expect(explained(outer)).toBe(outer);
  });

  it('of a kind that the act cannot meet stays what it was', () => {
    const error = new Error('connect ECONNREFUSED 127.0.0.1:4566');
    expect(explained(error, ['disk-full'])).toBe(error);
  });

  it('of another sort stays what it was', () => {
    const error = new Error('undefined: trim');
    expect(explained(error)).toBe(error);
  });

  it.each([
    ['ENOSPC', true],
    ['was ended by SIGKILL', true],
    ['unexpected EOF', false],
  ])('%s decides whether another way is worth a try', (message, ends) => {
    const fault = explained(new Error(message));
    expect(fault).toBeInstanceOf(Fault);
    expect((fault as Fault).endsSearch).toBe(ends);
  });
});
