import type { Operation } from '../../provisioner/contract/operation.ts';
import type { Playground } from '../../provisioner/contract/playground.ts';
import {
  NEW_ACTION,
  OPEN_ACTION,
  operationActionValue,
  type PAGE_ACTIONS,
  type PlaygroundAction,
  pageActionValue,
  playgroundActionValue,
} from '../actions.ts';
import type { Block, Button } from './message.ts';

type Named = Pick<Playground, 'name' | 'id'> & { expiresAt?: number };

/** A row of buttons. Slack takes 25 in one. */
export function buttons(...elements: (Button | undefined | false)[]): Block {
  return { type: 'actions', elements: elements.filter((element): element is Button => Boolean(element)) };
}

export function openButton({ address }: Pick<Playground, 'address'>): Button | undefined {
  return address === undefined ? undefined : { ...button('Open', OPEN_ACTION), url: address, style: 'primary' };
}

export function extendButton(playground: Named): Button {
  return onPlayground('Extend 1 h', 'extend', playground);
}

export function extendMaxButton(playground: Named): Button {
  return onPlayground('Extend to max', 'extend-max', playground);
}

export function logsButton(playground: Named): Button {
  return onPlayground('Logs', 'logs', playground);
}

/** Asks once more, because what it removes is gone. */
export function destroyButton(playground: Named, label = 'Destroy'): Button {
  return {
    ...onPlayground(label, 'destroy', playground),
    style: 'danger',
    confirm: reallyDestroy(playground.name),
  };
}

/** What is asked before something goes for good. */
export function reallyDestroy(name: string): NonNullable<Button['confirm']> {
  return {
    title: { type: 'plain_text', text: `Destroy ${name}?` },
    text: { type: 'plain_text', text: `This removes ${name} and everything in it. There is no way back.` },
    confirm: { type: 'plain_text', text: 'Destroy' },
    deny: { type: 'plain_text', text: 'Keep it' },
    style: 'danger',
  };
}

export function retryButton(operation: Pick<Operation, 'id'>): Button {
  return { ...button('Retry', 'retry'), value: operationActionValue(operation) };
}

/** Asks no more: what it removes is what another destroy has left. */
export function destroyAgainButton(operation: Pick<Operation, 'id'>, label: string): Button {
  return { ...button(label, 'destroy-again'), value: operationActionValue(operation), style: 'danger' };
}

export function newButton(): Button {
  return { ...button('New playground', NEW_ACTION), style: 'primary' };
}

/** @param page counts from 0 */
export function pageButton(label: string, actionId: (typeof PAGE_ACTIONS)[number], page: number): Button {
  return { ...button(label, actionId), value: pageActionValue(page) };
}

function onPlayground(label: string, action: PlaygroundAction, playground: Named): Button {
  return { ...button(label, action), value: playgroundActionValue(playground) };
}

function button(label: string, actionId: string): Button {
  return { type: 'button', text: { type: 'plain_text', text: label }, action_id: actionId };
}
