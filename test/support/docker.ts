import { execa } from 'execa';

/** Whether a Docker engine answers here, and how a skipped suite says that none does. */
export async function dockerForTests(): Promise<{ here: boolean; suite(name: string): string }> {
  const { failed } = await execa('docker', ['version', '--format', '{{.Server.Version}}'], { reject: false });
  return { here: !failed, suite: (name) => (failed ? `${name} (skipped: no Docker engine answers here)` : name) };
}

/** The lines that a docker command prints. */
export async function docker(...args: string[]): Promise<string[]> {
  const { stdout } = await execa('docker', args);
  return stdout.split('\n').filter((line) => line !== '');
}
