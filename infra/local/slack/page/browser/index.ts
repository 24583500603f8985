import type { LiveEvent } from '../../live/events.ts';
import type { Channel } from '../../workspace.ts';
import { announce } from './announce.ts';
import { drawChannelLists, moveByArrows } from './channel-list.ts';
import { startClock } from './clock.ts';
import { startComposer } from './composer.ts';
import { startControls } from './controls.ts';
import { drawConversation } from './conversation.ts';
import { element, setText } from './element.ts';
import { drawHome, HOME, tellOpened } from './home.ts';
import { drawModal, startModal } from './modal.ts';
import { placeHash, readPlace } from './place.ts';
import { loadMarks, saveMarks } from './read-marks.ts';
import { createScrolling } from './scrolling.ts';
import { sendLine } from './send.ts';
import { openStream } from './stream.ts';
import { createTracePanel } from './trace/panel.ts';
import { unreadIn, withRead } from './unread.ts';
import { channelName, messagesIn, NOTHING, withEvent } from './view.ts';

let place = readPlace(location.hash);
let view = NOTHING;
let marks = loadMarks(place.userId);
let closeStream = (): void => undefined;
const scrolling = createScrolling(element('messages'), element('jump'));
const tracePanel = createTracePanel();
const user = element<HTMLSelectElement>('user');

/** Becomes a person. What the former one saw is taken away at once, before the new one's messages come. */
function become(): void {
  closeStream();
  view = NOTHING;
  element('announcements').replaceChildren();
  setText('notice', '');
  tracePanel.clear();
  marks = loadMarks(place.userId);
  draw();
  closeStream = openStream(place.userId, take);
}

function take(event: LiveEvent): void {
  if (event.type === 'trace') {
    tracePanel.take(event.trace);
    return;
  }
  view = withEvent(view, event);
  if (event.type === 'snapshot') {
    if (place.channelId === HOME) void tellOpened(place);
    else if (!view.channels.some(({ id }) => id === place.channelId))
      place = { ...place, channelId: view.channels[0]?.id ?? '' };
    drawPeople();
  } else announce(event, view);
  scrolling.around(draw);
  if (event.type === 'snapshot') scrolling.toEnd();
}

function draw(): void {
  history.replaceState(null, '', placeHash(place));
  marks = withRead(view, place.channelId, marks);
  saveMarks(place.userId, marks);
  const listed = view.channels.map((channel) => ({
    channel,
    open: channel.id === place.channelId,
    unread: unreadIn(view, channel.id, place.userId, marks),
  }));
  drawChannelLists(listed, choose);
  const open = view.channels.find(({ id }) => id === place.channelId);
  setText('title', titleOf(open));
  const unread = listed.reduce((sum, each) => sum + each.unread, 0);
  document.title = `${unread > 0 ? `(${unread}) ` : ''}Stand-in Slack`;
  drawConversation(messagesIn(view, place.channelId));
  drawHome(view.home, place.channelId === HOME);
  drawModal(view.modal);
}

function titleOf(open: Channel | undefined): string {
  if (place.channelId === HOME) return 'Playground, Home';
  return open === undefined ? 'Connecting…' : `${open.kind === 'public' ? '# ' : ''}${channelName(open)}`;
}

function drawPeople(): void {
  user.replaceChildren(...view.users.map(({ id, name }) => new Option(name, id, false, id === place.userId)));
}

function choose(channelId: string): void {
  place = { ...place, channelId };
  tracePanel.giveWay();
  draw();
  scrolling.toEnd();
  element('text').focus();
  if (view.channels.find(({ id }) => id === channelId)?.kind !== 'public') void tellOpened(place);
}

user.onchange = () => {
  place = { ...place, userId: user.value };
  become();
};
window.onhashchange = () => {
  place = readPlace(location.hash);
  become();
};
// The address holds the place, so a link to a part of the page must not change it.
element('skip').onclick = (event) => {
  event.preventDefault();
  element('text').focus();
};
element('open-home').onclick = () => choose(HOME);
moveByArrows(element('workspace'));
startControls(() => place.userId);
startModal(() => place.userId);
startClock();
startComposer((line) => sendLine(line, place));
element('text').focus();
become();
