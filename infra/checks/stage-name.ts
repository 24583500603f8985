import { type Finding, good, wrong } from './finding.ts';

/**
 * Names of AWS that are made of it have 64 characters, and the longest of the program's own and Pulumi's ending leave so many.
 * Roles of templates are named after those, too: see templates/fits-settings.ts.
 */
const LONGEST = 20;
const STAGE_RULE = `1 to ${LONGEST} characters of a-z, 0-9 and single "-", beginning with a letter and not ending with "-"`;
// An allow-list, because it becomes part of resource names, SSM paths, file names and S3 keys, and of ECR's repositories, which
// take single separators only.
const STAGE = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/** Pure: whether a stage may be called so. */
export function judgeStageName(stage: string): Finding {
  if (STAGE.test(stage) && stage.length <= LONGEST) return good('Stage', stage);
  return wrong('Stage', `"${stage}" cannot be the name of a stage: ${why(stage)}`, `Names are ${STAGE_RULE}.`);
}

function why(stage: string): string {
  if (stage.length > LONGEST) return `it has ${stage.length} characters, and names of AWS are made of it that have 64.`;
  if (/[A-Z]/.test(stage)) return 'it has capitals, which ECR and S3 do not take.';
  if (stage.includes('--')) return 'it has two "-" in a row, which ECR does not take.';
  return 'it has characters that names of AWS cannot have.';
}
