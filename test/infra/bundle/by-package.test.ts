import { expect, it } from 'vitest';
import { byPackage, packageLines } from '../../../infra/bundle/by-package.ts';

const metafile = {
  outputs: {
    'dist/bot/index.js': {
      bytes: 0,
      imports: [],
      exports: [],
      inputs: {
        'node_modules/zod/v4/core.js': { bytesInOutput: 40_960 },
        '../main/node_modules/@slack/bolt/dist/App.js': { bytesInOutput: 20_480 },
        '../main/node_modules/@slack/bolt/node_modules/zod/v4/core.js': { bytesInOutput: 20_480 },
        'bot/index.ts': { bytesInOutput: 20_480 },
        'bot/app.ts': { bytesInOutput: 2048 },
        'provisioner/contract/name.ts': { bytesInOutput: 100 },
        'node_modules/tiny/index.js': { bytesInOutput: 100 },
      },
    },
  },
};

it('adds up what a bundle has of each package, and of our own folders', () => {
  expect(byPackage(metafile).slice(0, 3)).toEqual([
    { name: 'zod', bytes: 61_440 },
    { name: 'bot', bytes: 22_528 },
    { name: '@slack/bolt', bytes: 20_480 },
  ]);
});

it('tells the large ones each, and the others together', () => {
  expect(packageLines(byPackage(metafile))).toEqual([
    '   60 KB zod',
    '   22 KB bot',
    '   20 KB @slack/bolt',
    '    0 KB 2 more',
  ]);
});
