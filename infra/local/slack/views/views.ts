import { randomBytes } from 'node:crypto';
import type { HomeDefinition, ModalDefinition } from '../block-kit/view.ts';

/** docs.slack.dev/surfaces/modals: views on top of each other. */
export const MAX_STACK = 3;

interface Shared<Definition> {
  id: string;
  userId: string;
  definition: Definition;
  /** Changes with each update; an app may name the one that it means to replace. */
  hash: string;
  rootId: string;
  previousId: string | null;
}
export type Modal = Shared<ModalDefinition>;
export type Home = Shared<HomeDefinition>;
export type View = Modal | Home;

export type ViewsEvent =
  /** The view on top; undefined when all are closed. */
  { type: 'modal'; userId: string; view: Modal | undefined } | { type: 'home'; userId: string; view: Home };

/** The modals that people have open, and their Home tabs of the app. */
export interface Views {
  /** Opens a first view; those that the person had open are gone. */
  open(userId: string, definition: ModalDefinition): Modal;
  /** On top of the open ones. Throws when there are none or too many; ask `stack` first. */
  push(userId: string, definition: ModalDefinition): Modal;
  update(view: Modal, definition: ModalDefinition): Modal;
  /** Takes a view away, and with it those on top of it. */
  close(view: Modal): void;
  publish(userId: string, definition: HomeDefinition): Home;
  /** Bottom first. */
  stack(userId: string): readonly Modal[];
  home(userId: string): Home | undefined;
  find(matches: (view: View) => boolean): View | undefined;
  /** Returns what ends the subscription. */
  subscribe(listener: (event: ViewsEvent) => void): () => void;
}

/** @param now epoch milliseconds */
export function createViews(now: () => number): Views {
  const stacks = new Map<string, readonly Modal[]>();
  const homes = new Map<string, Home>();
  const listeners = new Set<(event: ViewsEvent) => void>();
  const announce = (event: ViewsEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const newId = (): string => `V${randomBytes(5).toString('hex').toUpperCase()}`;
  const newHash = (): string => `${Math.floor(now() / 1000)}.${randomBytes(4).toString('hex')}`;
  const stack = (userId: string): readonly Modal[] => stacks.get(userId) ?? [];
  const setStack = (userId: string, views: readonly Modal[]): void => {
    stacks.set(userId, views);
    announce({ type: 'modal', userId, view: views.at(-1) });
  };
  const put = (userId: string, below: readonly Modal[], definition: ModalDefinition): Modal => {
    const id = newId();
    const view = {
      id,
      userId,
      definition,
      hash: newHash(),
      rootId: below[0]?.id ?? id,
      previousId: below.at(-1)?.id ?? null,
    };
    setStack(userId, [...below, view]);
    return view;
  };

  return {
    open: (userId, definition) => put(userId, [], definition),
    push(userId, definition) {
      const below = stack(userId);
      if (below.length === 0 || below.length >= MAX_STACK)
        throw new Error(`pushing a view for ${userId}: ${below.length} are open, and 1 to ${MAX_STACK - 1} must be`);
      return put(userId, below, definition);
    },
    update(view, definition) {
      const changed = { ...view, definition, hash: newHash() };
      setStack(
        view.userId,
        stack(view.userId).map((each) => (each.id === view.id ? changed : each)),
      );
      return changed;
    },
    close(view) {
      const open = stack(view.userId);
      const at = open.findIndex(({ id }) => id === view.id);
      if (at >= 0) setStack(view.userId, open.slice(0, at));
    },
    publish(userId, definition) {
      const id = homes.get(userId)?.id ?? newId();
      const view = { id, userId, definition, hash: newHash(), rootId: id, previousId: null };
      homes.set(userId, view);
      announce({ type: 'home', userId, view });
      return view;
    },
    stack,
    home: (userId) => homes.get(userId),
    find: (matches) => [...[...stacks.values()].flat(), ...homes.values()].find(matches),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
