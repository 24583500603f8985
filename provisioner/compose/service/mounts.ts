import type { Mount, Service } from '../compose-file.ts';
import type { Spot } from '../spot.ts';
import { isOn } from './switch.ts';

export interface Mounted {
  /** As the file names it; undefined for a volume of the service's own. */
  source: string | undefined;
  containerPath: string;
  readOnly: boolean;
  spot: Spot;
}

const SOCKET = /(^|\/)docker\.sock$/;
const TYPES: Readonly<Record<Exclude<Mount['type'], 'volume' | 'bind'>, string>> = {
  tmpfs: 'Fargate mounts no tmpfs. Use a named volume in its place: it is empty at start, and on disk.',
  npipe: 'It is for Windows. Take it out.',
  cluster: 'A task’s volume is made with the task. Use a volume of the type volume.',
  image:
    'Fargate mounts no images. Run the image as a service that copies its files into a shared volume and ends, and wait for it with service_completed_successfully.',
};
const BIND =
  'A folder of the host cannot be mounted: a Fargate task has none. Copy the files in the Dockerfile, or share them between services by a named volume.';
const DOCKER =
  'There is no Docker on Fargate whose socket could be mounted. Take it out; a service that needs it cannot run there.';

/** Which volumes a service mounts, and where. Binds and what else Fargate cannot mount are refused. */
export function mountsOf(volumes: Service['volumes'], spot: Spot): Mounted[] {
  return (volumes ?? []).flatMap((volume, index) => {
    const at = spot.at(index);
    const mount = typeof volume === 'string' ? short(volume) : volume;
    const { source, target = '' } = mount;
    const fault = faultOf(mount);
    if (fault !== undefined) {
      at.refuse(fault);
      return [];
    }
    return [{ source, containerPath: target, readOnly: isOn(mount.read_only, at.at('read_only')), spot: at }];
  });
}

function faultOf({ type, source, target = '' }: Mount): string | undefined {
  if (SOCKET.test(source ?? '') || SOCKET.test(target)) return DOCKER;
  if (type === 'bind') return BIND;
  if (type !== 'volume') return TYPES[type];
  return target.startsWith('/')
    ? undefined
    : `It must be mounted at a path that begins with /, and this is "${target}". Write such a path.`;
}

/** `/path`, `name:/path` or `name:/path:ro`; a source that is a path is a bind. */
function short(text: string): Mount {
  const [first = '', second, modes = ''] = text.split(':');
  if (second === undefined) return { type: 'volume', target: first };
  const isPath = /^[./~]/.test(first);
  return {
    type: isPath ? 'bind' : 'volume',
    source: first,
    target: second,
    read_only: modes.split(',').includes('ro'),
  };
}
