import { type AlarmDeps, forceAlarm } from './alarm.ts';
import { makePlayground, type PlaygroundDeps, removePlayground } from './playground.ts';

export interface VerifyDeps extends PlaygroundDeps, AlarmDeps {
  /** Names of all alarms of the deployment. */
  alarmNames: readonly string[];
  say(line: string): void;
}

/**
 * Uses a deployment once as people do: makes a playground, has each alarm ring, removes the playground. All of it is tried,
 * whatever fails, so that one run says all that is wrong.
 * @param name of the playground; nobody else's
 * @returns what is wrong, a line each
 */
export async function verify(name: string, deps: VerifyDeps): Promise<string[]> {
  const { say, alarmNames } = deps;
  const faults: string[] = [];
  async function attempt(act: () => Promise<string>): Promise<void> {
    try {
      say(`ok      ${await act()}`);
    } catch (error) {
      const fault = error instanceof Error ? error.message : String(error);
      say(`FAILED  ${fault}`);
      faults.push(fault);
    }
  }
  await attempt(() => makePlayground(name, deps));
  await Promise.all(alarmNames.map((alarm) => attempt(() => forceAlarm(alarm, deps))));
  // Also when it was not made: something of it may be there.
  await attempt(() => removePlayground(name, deps));
  return faults;
}
