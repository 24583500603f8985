import { expect, test } from 'vitest';
import { wordsOf } from '../../../bot/command/words.ts';

test.each([
  ['  create   demo ', ['create', 'demo']],
  ['create\u00a0demo', ['create', 'demo']],
  ['create “demo”', ['create', 'demo']],
  ["create 'demo'", ['create', 'demo']],
  ['create —ttl 4h', ['create', '-ttl', '4h']],
  ['create ––ttl 4h', ['create', '--ttl', '4h']],
  ['extend demo –1h', ['extend', 'demo', '-1h']],
  ['a&amp;b &lt;c&gt;', ['a&b', '<c>']],
  ['share demo <@U0GRACE01|grace>', ['share', 'demo', '<@U0GRACE01|grace>']],
  ['share demo <@U0GRACE01|Grace Hopper>', ['share', 'demo', '<@U0GRACE01|Grace Hopper>']],
  ['create <http://my.demo|my.demo>', ['create', 'my.demo']],
  ['--tag web=<http://v1.io|v1.io>', ['--tag', 'web=v1.io']],
  ['create <https://my.demo>', ['create', 'https://my.demo']],
  ['a < b', ['a', '<', 'b']],
  ['“” demo', ['demo']],
])('%j', (text, words) => {
  expect(wordsOf(text)).toEqual(words);
});
