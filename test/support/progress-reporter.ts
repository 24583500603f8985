import type { Reporter, TestModule } from 'vitest/node';
import type { Log } from '../../infra/local/setup/progress.ts';
import { createProgress, type Progress } from './progress.ts';

const EVERY_MS = 20_000;

/** Says every now and then what runs, because some files take a minute and vitest names a file when it has ended. */
export function progressReporter(log: Log): Reporter {
  let progress: Progress | undefined;
  let timer: NodeJS.Timeout | undefined;
  const name = ({ relativeModuleId }: TestModule): string => relativeModuleId;
  return {
    onTestRunStart(files) {
      const current = createProgress(files.length, () => performance.now());
      progress = current;
      timer = setInterval(() => {
        const line = current.line();
        if (line !== undefined) log(line);
      }, EVERY_MS);
    },
    onTestModuleQueued: (file) => progress?.began(name(file)),
    onTestModuleEnd: (file) => progress?.ended(name(file)),
    onTestRunEnd: () => clearInterval(timer),
  };
}
