import { type RecordingProxy, startRecordingProxy } from '../support/recording-proxy.ts';
import { type BenchWorld, startBenchWorld } from './bench-world.ts';

export interface RecordedWorld {
  world: BenchWorld;
  /** What has been asked of AWS, by whomever. */
  proxy: RecordingProxy;
  stop(): Promise<void>;
}

/** The same world, with everything that is asked of AWS written down. */
export async function startRecordedWorld(log: (line: string) => void): Promise<RecordedWorld> {
  const started = Promise.withResolvers<RecordingProxy>();
  const world = await startBenchWorld(log, {
    async through(endpoint) {
      const proxy = await startRecordingProxy(endpoint);
      started.resolve(proxy);
      return proxy.endpoint;
    },
  });
  const proxy = await started.promise;
  return {
    world,
    proxy,
    async stop() {
      await world.stop();
      proxy.close();
    },
  };
}
