import { readFileSync } from 'node:fs';
import type { Answer } from './answer.ts';

const FILES = [
  { path: '/', file: 'index.html', type: 'text/html' },
  { path: '/style.css', file: 'style.css', type: 'text/css' },
  { path: '/client.js', file: 'client.js', type: 'text/javascript' },
];

/** The page's files, which lie beside the code that draws its messages. */
export function readAssets(): Map<string, Answer> {
  return new Map(
    FILES.map(({ path, file, type }) => [
      path,
      {
        status: 200,
        headers: { 'content-type': `${type}; charset=utf-8` },
        body: readFileSync(new URL(`../page/${file}`, import.meta.url), 'utf8'),
      },
    ]),
  );
}
