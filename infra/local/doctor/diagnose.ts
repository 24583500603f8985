import { formatBytes, SPACE } from '../setup/space.ts';
import type { Finding } from './finding.ts';
import { judgeDisk, judgeDocker, judgeNode, judgePorts } from './machine.ts';
import type { Situation } from './situation.ts';
import { judgeCli, judgeGo, judgePlugin, judgePython } from './tools.ts';

/** Pure: what there is to say of each part of the local cloud. */
export function diagnose(situation: Situation): Finding[] {
  const tools = [judgeCli(situation), judgePlugin(situation), judgePython(situation)];
  const needs = tools.reduce<number>((sum, tool) => sum + tool.needs, SPACE.run);
  const { folder, bytes } = situation.cache;
  return [
    judgeNode(situation),
    ...tools.map(({ finding }) => finding),
    judgeGo(situation),
    judgeDocker(situation),
    ...judgePorts(situation),
    ...judgeDisk(situation, needs),
    { part: 'Cache', state: 'there', text: `${folder}, ${formatBytes(bytes)} (PLAYGROUND_CACHE moves it)` },
  ];
}
