import { type Finding, good, wrong } from './finding.ts';

/** The longest name that is made of it is a role's: 64 characters, of which ours and Pulumi's own ending take 41. */
const LONGEST = 20;
export const STAGE_RULE = `1 to ${LONGEST} characters of a-z, 0-9 and "-", beginning with a letter and not ending with "-"`;
// An allow-list, because it becomes part of resource names, SSM paths, file names and S3 keys.
const STAGE = /^[a-z](?:[a-z0-9-]{0,18}[a-z0-9])?$/;

/** Pure: whether a stage may be called so. */
export function judgeStageName(stage: string): Finding {
  if (STAGE.test(stage)) return good('Stage', stage);
  return wrong('Stage', `"${stage}" cannot be the name of a stage: ${why(stage)}`, `Names are ${STAGE_RULE}.`);
}

function why(stage: string): string {
  if (stage.length > LONGEST) return `it has ${stage.length} characters, and names of AWS are made of it that have 64.`;
  if (/[A-Z]/.test(stage)) return 'it has capitals, which ECR and S3 do not take.';
  return 'it has characters that names of AWS cannot have.';
}
