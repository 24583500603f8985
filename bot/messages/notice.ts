import type { NoticeKind } from '../../provisioner/contract/notice.ts';
import type { Message } from './message.ts';
import { movedMessage, sharedMessage, transferredMessage } from './notices/access.ts';
import { downMessage, recoveredMessage } from './notices/down.ts';
import { expiringMessage } from './notices/expiring.ts';
import { leftoversMessage } from './notices/leftovers.ts';
import { uncheckedMessage } from './notices/unchecked.ts';
import { unreadableMessage } from './notices/unreadable.ts';
import type { NoticeView } from './notices/view.ts';

const MESSAGES: Record<NoticeKind, (view: NoticeView) => Message> = {
  expiring: expiringMessage,
  moved: movedMessage,
  down: downMessage,
  recovered: recoveredMessage,
  shared: sharedMessage,
  transferred: transferredMessage,
  unreadable: unreadableMessage,
  leftovers: leftoversMessage,
  unchecked: uncheckedMessage,
};

/** The one message of a notice, as things stand now. */
export function noticeMessage(view: NoticeView): Message {
  return MESSAGES[view.notice.kind](view);
}
