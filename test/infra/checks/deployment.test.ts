import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkDeployment } from '../../../infra/checks/deployment.ts';
import { checkReport, isWell } from '../../../infra/checks/report.ts';

let stackFolder: string;
beforeEach(async () => {
  stackFolder = await mkdtemp(join(tmpdir(), 'playground-checks-'));
  // Nobody listens there, whatever account this machine's user works with.
  vi.stubEnv('AWS_ENDPOINT_URL', 'http://127.0.0.1:1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
  vi.stubEnv('AWS_MAX_ATTEMPTS', '1');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(stackFolder, { recursive: true });
});
const check = (stage: string, env = {}) => checkDeployment({ stage, stackFolder, env });

describe('before a deployment', () => {
  it('all that is missing is said at once, and each with what to do', async () => {
    await writeFile(
      join(stackFolder, 'Pulumi.dev.yaml'),
      'config: { "aws:region": eu-north-1, "playground-bot:settings": { alertsChannel: "#alerts", colour: blue } }',
    );
    const given = { SLACK_SIGNING_SECRET: 'xoxb-1', SLACK_BOT_TOKEN: 'xapp-1' };
    const { findings, ready } = await check('dev', given);
    expect(ready).toBeUndefined();
    // Docker is a question to this machine.
    const wrong = findings.filter(({ part, state }) => state === 'wrong' && part !== 'Docker');
    expect(wrong.map(({ part }) => part)).toEqual([
      'Settings',
      'Credentials',
      'Slack signing secret',
      'Slack bot token',
    ]);
    for (const { part, todo } of wrong) expect(todo, part).toMatch(/\w/);
    expect(findings.find(({ part }) => part === 'Settings')?.text).toMatch(/colour[\s\S]*alertsChannel/);
  });

  it('a stage that nobody has written down is told which file to copy', async () => {
    const { findings } = await check('ada');
    expect(findings.find(({ part }) => part === 'Settings')?.text).toBe(
      'there is no infra/Pulumi.ada.yaml: copy infra/Pulumi.dev.yaml to it, and look through it',
    );
  });

  it('a name that no stage can have reads no file', async () => {
    const { findings, ready } = await check('../prod');
    expect(ready).toBeUndefined();
    expect(findings[0]).toMatchObject({ part: 'Stage', state: 'wrong' });
    expect(findings[1]?.text).toContain('not read');
  });
});

describe('the report', () => {
  it('marks each part, and ends with what is to be mended', () => {
    const findings = [
      { part: 'Stage', state: 'good', text: 'dev' },
      { part: 'Region', state: 'note', text: 'not seen' },
      { part: 'Docker', state: 'wrong', text: 'no daemon answers', todo: 'Start it.' },
    ] as const;
    expect(checkReport(findings)).toMatchInlineSnapshot(`
      "✓  Stage   dev
      !  Region  not seen
      ✗  Docker  no daemon answers
                 → Start it.

      Nothing was changed. Mend this first, then try again: Docker."
    `);
    expect(isWell(findings)).toBe(false);
    expect(isWell(findings.slice(0, 2))).toBe(true);
  });
});
