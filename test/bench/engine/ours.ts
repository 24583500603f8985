import type { Engine } from '../../../provisioner/engine/engine.ts';
import type { PlaygroundSpec } from '../../../provisioner/playground/task-definition.ts';
import { timed } from '../in-turns.ts';
import { type Contender, createDrainWatch } from './contenders.ts';

/** As the provisioner does it, in a process that is warm. */
export function ours(engine: Engine<PlaygroundSpec>, specOf: (id: string) => PlaygroundSpec): Contender {
  return async (id) => {
    const { signal } = new AbortController();
    const create = await timed(() => engine.up(specOf(id), { signal, onResource: () => undefined }));
    const drain = createDrainWatch();
    const watch = {
      signal,
      onResource: ({ type, phase }: { type: string; phase: 'begun' | 'done' }) => drain.seen(type, phase),
    };
    const destroy = await timed(() => engine.destroy(id, watch, async () => undefined));
    return { create, waited: 0, destroy, drain: drain.ms() };
  };
}
