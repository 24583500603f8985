import { describe, expect, it } from 'vitest';
import { usesOf } from '../../../provisioner/compose/sibling-names.ts';

const uses = (text: string): boolean => usesOf(['db'], [['X', text]]).length > 0;

describe('the name of a sibling', () => {
  it.each([
    'db',
    'db:5432',
    'postgres://user:password@db:5432/app',
    'postgres://user:password@db/app',
    'http://db',
    'http://db/path',
    'jdbc:mysql://db:3306/app?x=y',
    'Host=db:1;User=x',
    'a:1,db:2',
    'dockerize -wait tcp://db:5432 -- run',
  ])('is seen in %s', (text) => {
    expect(uses(text)).toBe(true);
  });

  it.each([
    'mydb:5432',
    'http://mydb/',
    'db.example.com',
    'db_name',
    '/var/lib/db',
    'the db is here',
    'http://x/db',
    'db-1:80',
    'http://db.local',
  ])('is not seen in %s', (text) => {
    expect(uses(text)).toBe(false);
  });
});
