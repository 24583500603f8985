import type { ReadMarks } from './unread.ts';

const place = (userId: string): string => `read-by-${userId}`;

/** What this browser knows about what a person has read; it outlives a reload, as Slack's marks do. */
export function loadMarks(userId: string): ReadMarks {
  return JSON.parse(localStorage.getItem(place(userId)) ?? '{}') as ReadMarks;
}

export function saveMarks(userId: string, marks: ReadMarks): void {
  localStorage.setItem(place(userId), JSON.stringify(marks));
}
