import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startEmulator } from '../../../../support/emulator.ts';
import { containerOf, createFargate, type Fargate, script, until } from '../../../../support/fargate.ts';

const CHECK = { command: ['CMD', 'true'], interval: 5, timeout: 3, retries: 3, startPeriod: 10 };

describe('the emulator without Docker', () => {
  let emulator: Awaited<ReturnType<typeof startEmulator>>;
  let fargate: Fargate;
  beforeAll(async () => {
    emulator = await startEmulator();
    fargate = await createFargate(emulator.endpoint, 'any/image');
  });
  afterAll(async () => {
    fargate?.close();
    await emulator?.stop();
  });

  it('shows a service whose task runs: checked containers healthy, the others without a word, seeding done', async () => {
    const service = await fargate.serve([
      script('data', '', { essential: false }),
      script('api', '', { healthCheck: CHECK, dependsOn: [{ containerName: 'data', condition: 'SUCCESS' }] }),
      script('plain', ''),
    ]);
    const task = await fargate.untilServing(service);
    expect(task.healthStatus).toBe('HEALTHY');
    expect(containerOf(task, 'data')).toMatchObject({ lastStatus: 'STOPPED', exitCode: 0 });
    expect(containerOf(task, 'api')).toMatchObject({ lastStatus: 'RUNNING', healthStatus: 'HEALTHY' });
    expect(containerOf(task, 'plain')).toMatchObject({ lastStatus: 'RUNNING', healthStatus: 'UNKNOWN' });
    expect(await fargate.describeService(service)).toMatchObject({ runningCount: 1, desiredCount: 1 });
    await fargate.deleteService(service);
  });

  it('gives each task an address of its own in the range that documentation keeps for itself, and takes it back', async () => {
    const services = [await fargate.serve([script('main', '')]), await fargate.serve([script('main', '')])];
    const tasks = await Promise.all(services.map((service) => fargate.untilServing(service)));
    const records = await Promise.all(tasks.map((task) => fargate.networkInterface(task)));
    const addresses = records.map((record) => record?.Association?.PublicIp);
    for (const address of addresses) expect(address).toMatch(/^198\.51\.100\.\d+$/);
    expect(new Set(addresses).size).toBe(2);
    for (const service of services) await fargate.deleteService(service);
    for (const task of tasks) expect(await fargate.networkInterface(task)).toBeUndefined();
  });

  it('still refuses what ECS refuses at registration', async () => {
    const wrong = [
      script('a', ''),
      script('b', '', { dependsOn: [{ containerName: 'a', condition: 'SUCCESS' as const }] }),
    ];
    await expect(fargate.register(wrong)).rejects.toThrow(/essential/);
  });
});

describe('a quota of vCPUs in the emulator', () => {
  it('leaves a task without a place; the events of the service say so, and it gets one when another has gone', async () => {
    vi.stubEnv('FARGATE_VCPU_LIMIT', '0.25');
    const emulator = await startEmulator().finally(vi.unstubAllEnvs);
    const fargate = await createFargate(emulator.endpoint, 'any/image');
    try {
      const first = await fargate.serve([script('main', '')]);
      await fargate.untilServing(first);
      const second = await fargate.serve([script('main', '')]);
      const { events } = await fargate.describeService(second);
      expect(events?.[0]?.message).toMatch(
        new RegExp(`^\\(service ${second}\\) was unable to place a task\\. Reason: `),
      );
      expect(await fargate.tasksOf(second, 'RUNNING')).toEqual([]);
      await fargate.deleteService(first);
      await until(
        () => fargate.tasksOf(second, 'RUNNING'),
        (tasks) => tasks.length === 1,
      );
    } finally {
      fargate.close();
      await emulator.stop();
    }
  });
});
