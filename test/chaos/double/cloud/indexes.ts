export interface Index {
  hash: string;
  range: string;
}

/** The registry's indexes; each row that has both attributes is in them. */
export const INDEXES: Record<string, Index> = {
  owner: { hash: 'ownerId', range: 'createdAt' },
  due: { hash: 'dueKind', range: 'dueAt' },
  all: { hash: 'listed', range: 'expiresAt' },
  shared: { hash: 'sharedTarget', range: 'playgroundName' },
  'history-of-name': { hash: 'playgroundName', range: 'requestedAt' },
  'history-of-person': { hash: 'askedBy', range: 'requestedAt' },
  'history-of-owner': { hash: 'ownerId', range: 'requestedAt' },
};
