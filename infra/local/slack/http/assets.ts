import { readFileSync } from 'node:fs';
import { clientScript } from '../page/client.ts';
import type { Answer } from './answer.ts';

const ASSETS = [
  { path: '/', type: 'text/html', body: () => pageFile('index.html') },
  { path: '/style.css', type: 'text/css', body: () => pageFile('style.css') },
  { path: '/controls.css', type: 'text/css', body: () => pageFile('controls.css') },
  { path: '/trace.css', type: 'text/css', body: () => pageFile('trace.css') },
  { path: '/client.js', type: 'text/javascript', body: clientScript },
];

/** The page's files, which lie beside the code that draws its messages. */
export function readAssets(): Map<string, Answer> {
  return new Map(
    ASSETS.map(({ path, type, body }) => [
      path,
      { status: 200, headers: { 'content-type': `${type}; charset=utf-8` }, body: body() },
    ]),
  );
}

function pageFile(name: string): string {
  return readFileSync(new URL(`../page/${name}`, import.meta.url), 'utf8');
}
