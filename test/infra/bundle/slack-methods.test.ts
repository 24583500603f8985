import { createRequire } from 'node:module';
import { WebClient } from '@slack/web-api';
import { expect, it } from 'vitest';

type Called = { as: string; options: unknown };

const { Methods } = createRequire(import.meta.url)('../../../infra/bundle/stubs/slack-methods.cjs');

/** A client of the bundles' kind that only says what it was asked to do. */
class Listening extends Methods {
  apiCall(as: string, options: unknown): Called {
    return { as, options };
  }
  filesUploadV2(options: unknown): Called {
    return { as: 'filesUploadV2', options };
  }
}

/** Every method of Slack's own client: the way to it, and what it calls. */
function methods(): { path: string[]; calls: string }[] {
  class Noting extends WebClient {
    override apiCall(method: string) {
      return { as: method } as never;
    }
    override filesUploadV2() {
      return { as: 'filesUploadV2' } as never;
    }
  }
  const found: { path: string[]; calls: string }[] = [];
  const walk = (value: object, path: string[]): void => {
    for (const [key, each] of Object.entries(value)) {
      if (typeof each === 'function') found.push({ path: [...path, key], calls: each({}).as });
      else if (typeof each === 'object' && each !== null) walk(each, [...path, key]);
    }
  };
  const client = new Noting('xoxb-1');
  // Groups of methods are plain objects; the client's other fields are settings.
  for (const [name, value] of Object.entries(client)) {
    if (value?.constructor === Object && name !== 'retryConfig' && name !== 'defaultHeaders') walk(value, [name]);
  }
  return found;
}

it('calls every method of Slack as Slack’s own client does', () => {
  const all = methods();
  expect(all.length).toBeGreaterThan(250);
  const client = new Listening();
  const different = all.filter(({ path, calls }) => {
    const method = path.reduce<unknown>((at, part) => Reflect.get(at as object, part), client) as (
      o: unknown,
    ) => Called;
    return method({ a: 1 }).as !== calls;
  });
  expect(different).toEqual([]);
});

it('hands on what the method is called with', () => {
  expect(new Listening()['users'].info({ user: 'U1' })).toEqual({ as: 'users.info', options: { user: 'U1' } });
});
