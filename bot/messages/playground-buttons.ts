import type { Playground } from '../../provisioner/contract/playground.ts';
import { buttons, destroyButton, extendButton, logsButton, openButton } from './buttons.ts';
import type { Block } from './message.ts';

/** What somebody can press who may see a playground, as its state allows; undefined where there is nothing. */
export function playgroundButtons(playground: Playground, { mayDestroy }: { mayDestroy: boolean }): Block | undefined {
  switch (playground.state) {
    case 'ready':
      return buttons(
        openButton(playground),
        extendButton(playground),
        logsButton(playground),
        mayDestroy && destroyButton(playground),
      );
    case 'stuck':
      return mayDestroy ? buttons(logsButton(playground), destroyButton(playground, 'Try again')) : undefined;
    case 'creating':
    case 'updating':
      return buttons(logsButton(playground));
    case 'destroying':
      return undefined;
  }
}
