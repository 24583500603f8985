import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { parseDeployOptions } from '../../../infra/deploy/options.ts';
import { repositoryRoot } from '../../../infra/repository.ts';
import { parseVerifyOptions } from '../../../infra/verify/options.ts';

interface Job {
  if?: string;
  environment?: string;
  needs?: string;
  permissions: Record<string, string>;
  concurrency?: { 'cancel-in-progress': boolean };
  steps: { run?: string; with?: Record<string, string> }[];
}

const text = readFileSync(join(repositoryRoot, 'infra/deploy.example.yaml'), 'utf8');
const { jobs, permissions }: { jobs: Record<string, Job>; permissions: object } = parse(text);

/** The arguments with which a job runs one of our commands. */
function argumentsOf(command: string, job: Job | undefined): string[] {
  const runs = job?.steps.flatMap(({ run = [] }) => run).join('\n') ?? '';
  const [, args = ''] = new RegExp(`npm run (?:--silent )?${command} -- ([^|\\n]*)`).exec(runs) ?? [];
  return args.trim().split(' ');
}

const deployOf = (job: Job | undefined) => parseDeployOptions(argumentsOf('deploy', job));

describe('the workflow that deploys', () => {
  it('previews pull requests of this repository and changes nothing for them', () => {
    expect(deployOf(jobs['preview'])).toMatchObject({ stage: 'prod', preview: true, yes: false });
    expect(jobs['preview']?.if).toContain('head.repo.full_name == github.repository');
  });

  it('deploys what is merged to staging, and then to prod, asking nobody on the way', () => {
    expect(deployOf(jobs['staging'])).toMatchObject({ stage: 'staging', preview: false, yes: true });
    expect(deployOf(jobs['prod'])).toMatchObject({ stage: 'prod', preview: false, yes: true });
    expect(jobs['staging']?.if).toBe("github.event_name != 'pull_request'");
    expect([jobs['prod']?.needs, jobs['prod']?.environment]).toEqual(['staging', 'prod']);
  });

  it('verifies staging once it is deployed, and prod waits for that', () => {
    const { stage } = parseVerifyOptions(argumentsOf('verify', jobs['staging']).slice(0, 2)) ?? {};
    expect(stage).toBe('staging');
    const runs = jobs['staging']?.steps.map(({ run = '' }) => run) ?? [];
    expect(runs.findIndex((run) => run.includes('run verify'))).toBeGreaterThan(
      runs.findIndex((run) => run.includes('run deploy')),
    );
  });

  it('breaks no deployment off, which would leave its lock behind', () => {
    for (const name of ['staging', 'prod']) expect(jobs[name]?.concurrency?.['cancel-in-progress'], name).toBe(false);
  });

  it('has no stored key: each job takes a role by its own token, and no right that it does not need', () => {
    expect(text).not.toMatch(/secrets\./);
    expect(permissions).toEqual({});
    for (const [name, { permissions: its, steps }] of Object.entries(jobs)) {
      expect(its['id-token'], name).toBe('write');
      expect(
        steps.some((step) => step.with?.['role-to-assume']),
        name,
      ).toBe(true);
    }
  });

  it('deploys stages that there are', () => {
    const stages = Object.values(jobs).map((job) => deployOf(job)?.stage);
    for (const stage of stages)
      expect(() => readFileSync(join(repositoryRoot, `infra/Pulumi.${stage}.yaml`)), stage).not.toThrow();
  });
});
