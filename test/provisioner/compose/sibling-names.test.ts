import { describe, expect, it } from 'vitest';
import { usesOf } from '../../../provisioner/compose/sibling-names.ts';

const uses = (text: string, where = 'environment.DB_HOST'): boolean => usesOf(['db'], [], [[where, text]]).length > 0;

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
    'pg_isready -h db',
    'wait --host=db --quiet',
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
    'postgres://db:secret@other/x',
  ])('is not seen in %s', (text) => {
    expect(uses(text)).toBe(false);
  });

  it('alone is a host in a variable for hosts, and not in any other place', () => {
    expect(uses('db', 'command')).toBe(false);
    expect(uses('db', 'environment.POSTGRES_DB')).toBe(false);
  });

  it('counts for the service itself too, but not where it is the program', () => {
    expect(usesOf([], ['mongod'], [['command', 'mongod']])).toEqual([]);
    expect(usesOf([], ['broker'], [['environment.VOTERS', '1@broker:9093']])).toHaveLength(1);
  });
});
