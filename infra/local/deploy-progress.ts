/** How many resources of a stack are made, and how many are begun. */
export interface DeployProgress {
  begun: number;
  made: number;
}

/** Pure: takes one more line of the engine's report, such as ` +  aws:sns:Topic alerts created (1s)`. */
export function deployProgress({ begun, made }: DeployProgress, line: string): DeployProgress {
  const [, what] = / (creating|created) \([\d.]+m?s\)/.exec(line) ?? [];
  return { begun: begun + (what === 'creating' ? 1 : 0), made: made + (what === 'created' ? 1 : 0) };
}

/** Pure: how far it is, in words. The engine finds out on the way how many there will be. */
export function deployStatus({ begun, made }: DeployProgress): string {
  return begun === 0 ? 'starting the engine' : `made ${made} of ${begun} resources so far begun`;
}
