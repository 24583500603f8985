import { parseArgs } from 'node:util';

/** What may stay when a stage goes. */
export const KEEPABLE = {
  data: 'the registry and the state bucket, with what they hold',
  images: 'the ECR repositories with their images',
  secrets: "the Slack app's secrets and the passphrase in SSM",
} as const;
export type Keepable = keyof typeof KEEPABLE;

export interface DestroyOptions {
  stage: string;
  yes: boolean;
  /** Breaks the lock that an interrupted run left. */
  unlock: boolean;
  keep: readonly Keepable[];
}

export const DESTROY_HELP = `Removes a stage from AWS: its playgrounds first, then everything else.

  npm run destroy -- --stage dev                      says what goes, asks, removes it
  npm run destroy -- --stage dev --yes                asks nobody
  npm run destroy -- --stage dev --keep data          keeps ${KEEPABLE.data}
  npm run destroy -- --stage dev --keep images,secrets  keeps ${KEEPABLE.images}, and
                                                      ${KEEPABLE.secrets}
  npm run destroy -- --stage dev --unlock             first takes away the lock that an interrupted run left

Without --keep nothing is kept.`;

/** @returns undefined where help is asked for @throws in words, where a stage is missing or something is said that means nothing */
export function parseDestroyOptions(args: string[]): DestroyOptions | undefined {
  const { values } = parseArgs({
    args,
    options: {
      stage: { type: 'string' },
      yes: { type: 'boolean', default: false },
      unlock: { type: 'boolean', default: false },
      keep: { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', default: false },
    },
  });
  const { stage, help, keep, ...rest } = values;
  if (help) return undefined;
  if (!stage) throw new Error('Name the stage: `npm run destroy -- --stage dev`. `--help` says more.');
  const kept = keep.flatMap((each) => each.split(','));
  const unknown = kept.filter((each) => !(each in KEEPABLE));
  if (unknown.length > 0) {
    throw new Error(`--keep takes ${Object.keys(KEEPABLE).join(', ')}, and not "${unknown.join(', ')}".`);
  }
  return { stage, ...rest, keep: kept as Keepable[] };
}
