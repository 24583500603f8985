import { describe, expect, it } from 'vitest';
import { type PageData, page } from '../../../../provisioner/templates/hello/web/page.ts';

const data = (overrides: Partial<PageData> = {}): PageData => ({
  name: 'demo',
  owner: 'U0ADA0001',
  expiresAt: '2026-11-21T15:00:00.000Z',
  title: 'Birds',
  seededAt: '2026-11-21T11:00:00.000Z',
  items: [{ id: 1, text: 'A wren', from: 'seed' }],
  ...overrides,
});

describe('the page', () => {
  it('shows name, owner, items, and the expiry as the one set at creation', () => {
    const html = page(data(), 'n0nce');
    for (const part of ['demo', 'U0ADA0001', 'A wren', 'as set at creation', '21 Nov 2026, 15:00']) {
      expect(html).toContain(part);
    }
  });

  it.each(['name', 'owner', 'expiresAt', 'title', 'seededAt'] as const)('escapes %s', (field) => {
    expect(page(data({ [field]: '<script>"\'&' }), 'n0nce')).not.toContain('<script>');
  });

  it('escapes items', () => {
    const html = page(data({ items: [{ id: 1, text: '<img src=x>', from: 'visitor' }] }), 'n0nce');
    expect(html).toContain('&#60;img src=x&#62;');
  });

  it('says so when the api does not answer', () => {
    expect(page(data({ items: undefined }), 'n0nce')).toContain('The api container does not answer');
  });
});
