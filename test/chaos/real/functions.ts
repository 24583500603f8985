import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { Warm } from './engine/warm-function.ts';

/** What a function was like after each of its operations. */
export type Course = Omit<Warm, 'operationId'>[];

/** Provisioner functions that stay warm, each running one operation at a time; what is more waits, as in Lambda's queue. */
export interface Functions {
  /** @returns what the function printed meanwhile */
  run(operationId: string): Promise<string>;
  courses: Course[];
  stop(): Promise<void>;
}

/** @param envs one for each function */
export function startFunctions(script: string, envs: Record<string, string>[]): Functions {
  const functions = envs.map((env) => startFunction(script, env));
  const idle = [...functions];
  const waiting: ((one: (typeof idle)[number]) => void)[] = [];
  const take = async () => idle.shift() ?? new Promise<(typeof idle)[number]>((resolve) => waiting.push(resolve));
  return {
    courses: functions.map(({ course }) => course),
    async run(operationId) {
      const one = await take();
      try {
        return await one.run(operationId);
      } finally {
        const next = waiting.shift();
        if (next) next(one);
        else idle.push(one);
      }
    },
    stop: async () => void (await Promise.all(functions.map(({ stop }) => stop()))),
  };
}

function startFunction(script: string, env: Record<string, string>) {
  const child = fork(script, { env: { ...process.env, ...env }, silent: true });
  let printed = '';
  const keep = (chunk: unknown): void => {
    printed += String(chunk);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  const course: Course = [];
  const ended = once(child, 'exit');
  return {
    course,
    async run(operationId: string): Promise<string> {
      const from = printed.length;
      const answer = once(child, 'message') as Promise<[Warm]>;
      child.send(operationId);
      const [warm] = await Promise.race([answer, ended.then(() => [undefined])]);
      if (!warm) throw new Error(`a function ended by itself: ${printed.slice(from)}`);
      course.push(warm);
      return printed.slice(from);
    },
    async stop(): Promise<void> {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
