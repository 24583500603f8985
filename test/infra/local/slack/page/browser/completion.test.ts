import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../../../../bot/commands-table.ts';
import { hint, suggest } from '../../../../../../infra/local/slack/page/browser/completion.ts';

const inserts = (typed: string) => suggest(typed, '/playground', COMMANDS).map(({ insert }) => insert);

describe('the suggestions', () => {
  it.each([
    ['/', COMMANDS.length],
    ['/play', COMMANDS.length],
    ['/playground ', COMMANDS.length],
    ['/other', 0],
    ['', 0],
    ['playground', 0],
  ])('for %j are %i', (typed, count) => {
    expect(inserts(typed)).toHaveLength(count);
  });

  it('narrow down, however it is written', () => {
    expect(inserts('/playground cr')).toEqual(['/playground create ']);
    expect(inserts('/Playground  CRE')).toEqual(['/playground create ']);
  });

  it('leave room for more only where more is to be typed', () => {
    expect(inserts('/playground ne')).toEqual(['/playground new']);
    expect(inserts('/playground li')).toEqual(['/playground list ']);
    expect(inserts('/playground d')).toEqual(['/playground destroy ']);
  });

  it('are none for a command that Enter should send', () => {
    for (const { verb } of COMMANDS) {
      expect(inserts(`/playground ${verb}`)).toEqual([]);
      expect(inserts(`/playground ${verb} demo`)).toEqual([]);
    }
  });
});

it('hints at what a command takes once it is known', () => {
  expect(hint('/playground destroy de', '/playground', COMMANDS)).toContain('/playground destroy <name>: ');
  expect(hint('/playground dest', '/playground', COMMANDS)).toBe('');
  expect(hint('/other destroy', '/playground', COMMANDS)).toBe('');
});
