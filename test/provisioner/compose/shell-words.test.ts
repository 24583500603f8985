import { expect, it } from 'vitest';
import { shellWords } from '../../../provisioner/compose/shell-words.ts';

it.each<[string, string[] | undefined]>([
  ['node main.js', ['node', 'main.js']],
  ['  a\t b\n c ', ['a', 'b', 'c']],
  [`sh -c "echo 'hello you' && sleep 1"`, ['sh', '-c', "echo 'hello you' && sleep 1"]],
  [`--name='two words'`, ['--name=two words']],
  [`a "" ''`, ['a', '', '']],
  [String.raw`a\ b "c \"d\" \n"`, ['a b', String.raw`c "d" \n`]],
  ['', []],
  [`"open`, undefined],
  [`it's`, undefined],
])('%s has the words %j', (line, words) => {
  expect(shellWords(line)).toEqual(words);
});
