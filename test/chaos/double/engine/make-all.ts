import { DeregisterTaskDefinitionCommand } from '@aws-sdk/client-ecs';
import type { ResourceType } from '../../../../provisioner/playground/resources.ts';
import type { PlaygroundSpec } from '../../../../provisioner/playground/task-definition.ts';
import type { Checkpoint, Known } from './checkpoint.ts';
import { DEFINITION, GROUP, type Plugin, type Progress, ResourceError, SERVICE } from './plugin.ts';
import type { StackFiles } from './stack-files.ts';

const inputsOf = (type: ResourceType, { id, template, tags, turn }: PlaygroundSpec): string =>
  JSON.stringify(type === GROUP ? { id } : { template: template.name, tags, turn });

/** Makes what is missing and changes what differs, the way a Pulumi program of three resources comes about. */
export async function makeAll(
  spec: PlaygroundSpec,
  checkpoint: Checkpoint,
  files: StackFiles,
  plugin: Plugin,
  progress: Progress,
): Promise<void> {
  const replaced: Known[] = [];
  const idOf = (type: ResourceType): string => checkpoint.resources.find((one) => one.type === type)?.id ?? '';
  const act: Record<ResourceType, (known: Known | undefined) => string> = {
    [GROUP]: () => plugin.make.group(spec),
    [DEFINITION]: () => plugin.make.definition(spec),
    [SERVICE](known) {
      if (!known) return plugin.make.service(spec, idOf(GROUP), idOf(DEFINITION));
      plugin.make.turnOver(known.id, idOf(DEFINITION));
      return known.id;
    },
  };
  for (const type of [GROUP, DEFINITION, SERVICE] as const) {
    progress.check();
    const inputs = inputsOf(type, spec);
    const known = checkpoint.resources.find((one) => one.type === type);
    if (known?.inputs === inputs) continue;
    progress.begun(type);
    checkpoint.pending.push(type);
    await files.write(checkpoint);
    const id = await plugin
      .call(`engine makes ${type}`, () => act[type](known))
      .catch((error: unknown) => {
        checkpoint.pending.pop();
        throw new ResourceError(type, error);
      });
    checkpoint.pending.pop();
    checkpoint.resources = [...checkpoint.resources.filter((one) => one !== known), { type, id, inputs }];
    if (known && type === DEFINITION) replaced.push(known);
    await files.write(checkpoint);
    progress.done(type);
  }
  for (const { id: taskDefinition } of replaced) {
    await plugin.clients.ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition }));
  }
}
