import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { freePort } from '../../../../infra/local/setup/ports.ts';
import { assertReachable } from '../../../../infra/local/setup/reach.ts';

describe('a site', () => {
  it('is in reach when it answers anything', async () => {
    const server = createServer((_request, response) => response.writeHead(404).end());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    await expect(assertReachable(`http://127.0.0.1:${port}/install.sh`)).resolves.toBeUndefined();
  });

  it('that nobody answers at is out of reach, by name', async () => {
    const port = await freePort();
    await expect(assertReachable(`http://127.0.0.1:${port}/`)).rejects.toThrow(`127.0.0.1:${port} is out of reach`);
  });
});

describe('a free port', () => {
  it('is said without a word when it is the preferred one', async () => {
    const said: string[] = [];
    const port = await freePort();
    expect(await freePort(port, (line) => said.push(line))).toBe(port);
    expect(said).toEqual([]);
  });

  it('is another one when the preferred one is taken', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const said: string[] = [];
    const instead = await freePort(port, (line) => said.push(line));
    expect(instead).not.toBe(port);
    expect(said).toEqual([expect.stringMatching(`port ${instead} instead of ${port}: another program listens there`)]);
  });
});
