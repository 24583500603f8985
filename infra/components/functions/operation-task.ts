import { imageOf } from '../../provisioner-settings.ts';
import { OperationTask } from '../operation-task.ts';
import { type ProvisionerParts, provisionerEnvironment, provisionerRights } from './provisioner-environment.ts';
import { log, type Shared } from './shared.ts';

/** The task in which operations run by the settings; undefined where they run in the provisioner function itself. */
export function operationTask(shared: Shared, parts: ProvisionerParts): OperationTask | undefined {
  const { provisioner, architecture } = shared.settings;
  if (provisioner.runOn !== 'fargate') return undefined;
  const { task } = provisioner;
  return new OperationTask('playground-operation', {
    place: parts.place,
    network: parts.network,
    assignPublicIp: shared.settings.exposure !== 'private',
    imageUri: imageOf(provisioner),
    architecture,
    cpu: task.cpu,
    memoryMiB: task.memoryMiB,
    environment: {
      ...provisionerEnvironment(shared, parts),
      RUN_DEADLINE_SECONDS: String(task.deadlineMinutes * 60),
    },
    may: provisionerRights(shared, parts),
    ...log('operations', shared),
  });
}
