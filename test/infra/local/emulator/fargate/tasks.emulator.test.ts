import { execa } from 'execa';
import { expect, it } from 'vitest';
import { docker } from '../../../../support/docker.ts';
import { FOREVER, script, until } from '../../../../support/fargate.ts';
import { describeFargate } from '../../../../support/fargate-suite.ts';

const SERVE = `require('node:http').createServer((q, r) => r.end('sibling')).listen(8081, '127.0.0.1');`;
const ask = (host: string): string => `const ask = () => fetch('http://${host}:8081').then((r) => r.text())`;

describeFargate('a Fargate task in the emulator', (suite) => {
  it('has one network namespace: a container reaches its sibling at localhost, and nobody else does', async () => {
    const asker = `${ask('127.0.0.1')}; const again = () => ask().then(console.log, () => setTimeout(again, 50)); again();${FOREVER}`;
    const task = await suite().fargate.run([script('server', SERVE), script('asker', asker)]);
    await suite().fargate.untilRunning(task);
    const said = await until(
      () => suite().fargate.output(task, 'asker'),
      (lines) => lines.length > 0,
    );
    expect(said).toEqual(['sibling']);

    const lone = await suite().fargate.run([
      script('asker', `${ask('127.0.0.1')}; ask().catch((e) => console.log(e.cause.code));`),
    ]);
    await suite().fargate.untilStopped(lone);
    expect(await suite().fargate.output(lone, 'asker')).toEqual(['ECONNREFUSED']);
    await suite().fargate.stop(task);
  });

  it('does not resolve the names of siblings in a network without a zone for them, as on Fargate', async () => {
    const lookUp = `require('node:dns').lookup('server', (e) => { console.log(e ? 'unknown' : 'known'); process.exit(); });`;
    const task = await suite().fargate.run([script('server', SERVE), script('asker', lookUp)]);
    await suite().fargate.untilStopped(task);
    expect(await suite().fargate.output(task, 'asker')).toEqual(['unknown']);
  });

  it('gives volumes empty and root-owned, shared by its containers, read-only where the definition says so', async () => {
    const fs = `const fs = require('node:fs');`;
    const writer = `${fs} const s = fs.statSync('/v');
      console.log(JSON.stringify({ found: fs.readdirSync('/v'), uid: s.uid, gid: s.gid }));
      fs.writeFileSync('/v/note', 'from writer', { mode: 0o644 });`;
    const reader = `${fs} console.log(fs.readFileSync('/seen/note', 'utf8'));
      try { fs.writeFileSync('/seen/mine', ''); console.log('wrote'); } catch (e) { console.log(e.code); }`;
    const task = await suite().fargate.run(
      [
        script('writer', writer, {
          essential: false,
          mountPoints: [{ sourceVolume: 'v', containerPath: '/v', readOnly: false }],
        }),
        script('reader', reader, {
          user: '1000:1000',
          dependsOn: [{ containerName: 'writer', condition: 'SUCCESS' }],
          mountPoints: [{ sourceVolume: 'v', containerPath: '/seen', readOnly: true }],
        }),
      ],
      ['v'],
    );
    await suite().fargate.untilStopped(task);
    expect((await suite().fargate.output(task, 'writer')).map((line) => JSON.parse(line))).toEqual([
      { found: [], uid: 0, gid: 0 },
    ]);
    expect(await suite().fargate.output(task, 'reader')).toEqual(['from writer', 'EROFS']);
  });

  it('that is told of an AWS on this machine reaches it, and no other task does', async () => {
    const { fargate, endpoint } = suite();
    const answer = async (address: string, more: { environment?: { name: string; value: string }[] }) => {
      const ask = `fetch(${address}).then((r) => console.log(r.status), (e) => console.log(e.cause.code));`;
      const task = await fargate.run([script('asker', ask, more)]);
      await fargate.untilStopped(task);
      return fargate.output(task, 'asker');
    };
    const environment = [{ name: 'AWS_ENDPOINT_URL', value: endpoint }];
    expect(await answer(`process.env.AWS_ENDPOINT_URL + '/_ministack/health'`, { environment })).toEqual(['200']);
    expect(await answer(`'${endpoint}/_ministack/health'`, {})).toEqual(['ECONNREFUSED']);
  });

  it('does not fill a volume from the image, unless the image declares that folder one', async () => {
    const image = suite().images.templateImages['hello/api'] ?? '';
    const declaring = 'playground-test/declares-a-volume';
    await execa('docker', ['build', '--tag', declaring, '-'], { input: `FROM ${image}\nVOLUME ["/app/api"]\n` });
    const list = `console.log(require('node:fs').readdirSync('/app/api').length);`;
    const mountPoints = [{ sourceVolume: 'v', containerPath: '/app/api', readOnly: false }];
    const found = async (more: object): Promise<number> => {
      const task = await suite().fargate.run([script('look', list, { image, ...more })], ['v']);
      await suite().fargate.untilStopped(task);
      return Number((await suite().fargate.output(task, 'look'))[0]);
    };
    expect(await found({})).toBeGreaterThan(0);
    expect(await found({ mountPoints })).toBe(0);
    expect(await found({ mountPoints, image: declaring })).toBeGreaterThan(0);
    // A task is STOPPED a moment before its containers are gone, and Docker keeps an image that one uses.
    await until(
      () => docker('ps', '--all', '--quiet', '--filter', `ancestor=${declaring}`),
      (left) => left.length === 0,
    );
    await docker('image', 'rm', declaring);
  });

  it('runs its processes as the definition says: user, read-only root, working directory, entry point, init, capabilities', async () => {
    const tell = `const fs = require('node:fs'); let write; try { fs.writeFileSync('/x', ''); write = 'yes' } catch (e) { write = e.code }
      const [, capabilities] = /CapBnd:\\s*(\\w+)/.exec(fs.readFileSync('/proc/self/status', 'utf8'));
      console.log(JSON.stringify({ uid: process.getuid(), write, cwd: process.cwd(), pid: process.pid > 1, capabilities }));`;
    const task = await suite().fargate.run([
      {
        name: 'tell',
        entryPoint: ['/usr/local/bin/node', '-e'],
        command: [tell],
        user: '1234:1234',
        readonlyRootFilesystem: true,
        workingDirectory: '/usr/local',
        linuxParameters: { initProcessEnabled: true, capabilities: { drop: ['ALL'] } },
      },
    ]);
    await suite().fargate.untilStopped(task);
    const [line] = await suite().fargate.output(task, 'tell');
    expect(JSON.parse(line ?? '')).toEqual({
      uid: 1234,
      write: 'EROFS',
      cwd: '/usr/local',
      pid: true,
      capabilities: '0000000000000000',
    });
  });

  it('hands over a secret from Parameter Store decrypted', async () => {
    const { fargate } = suite();
    await fargate.putSecret('/test/password', 'a b"c');
    const task = await fargate.run([
      script('tell', 'console.log(process.env.PASSWORD);', {
        secrets: [{ name: 'PASSWORD', valueFrom: '/test/password' }],
      }),
    ]);
    await fargate.untilStopped(task);
    expect(await fargate.output(task, 'tell')).toEqual(['a b"c']);
  });

  it('leaves nothing in Docker when it is stopped: containers, namespace, volumes', async () => {
    const task = await suite().fargate.run(
      [script('idle', FOREVER, { mountPoints: [{ sourceVolume: 'v', containerPath: '/v', readOnly: false }] })],
      ['v'],
    );
    await suite().fargate.untilRunning(task);
    const label = ['--quiet', '--filter', `label=com.amazonaws.ecs.task-arn=${task}`];
    expect(await docker('ps', '--all', ...label)).toHaveLength(2);
    expect(await docker('volume', 'ls', ...label)).toHaveLength(1);
    const [idle] = await docker('ps', ...label, '--filter', 'name=idle');
    expect(await docker('inspect', '--format', '{{range .Mounts}}{{.Destination}} {{end}}', idle ?? '')).toEqual([
      '/v ',
    ]);
    await suite().fargate.stop(task);
    expect(await docker('ps', '--all', ...label)).toEqual([]);
    expect(await docker('volume', 'ls', ...label)).toEqual([]);
  });
});
