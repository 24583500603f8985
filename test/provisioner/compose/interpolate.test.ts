import { describe, expect, it } from 'vitest';
import { saidOf } from './support/service.ts';

describe('the characters that stand for a playground’s own values while a file is read', () => {
  it.each(['\u{E000}', '\u{E001}x\u{E002}'])('are refused in a file: %j', (text) => {
    expect(saidOf(`environment: { A: "${text}" }`)).toEqual([
      'refused services.web.environment.A: The characters U+E000 to U+E002 are for private use, and this reader uses them. Write others.',
    ]);
  });
});
