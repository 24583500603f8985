import { people, type User } from '../workspace.ts';

/** @param given a person's id or name, with or without `@` */
export function findPerson(given: string): User | undefined {
  return people().find(({ id, name }) => [id, name].includes(given.replace(/^@/, '')));
}
