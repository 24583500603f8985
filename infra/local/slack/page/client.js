// The page's own code, in the browser's language because nothing builds it. It draws what the event stream says.

const element = (id) => document.getElementById(id);
const state = { users: [], channels: [], messages: new Map(), unread: new Set(), userId: '', channelId: '' };
let stream;

/** Acting user and channel are kept in the address, so that two tabs can be two people. */
function readAddress() {
  [state.userId, state.channelId] = location.hash.slice(1).split('/');
  state.userId ||= 'U0ADA0001';
  state.channelId ||= 'C0GENERAL1';
}

function writeAddress() {
  history.replaceState(null, '', `#${state.userId}/${state.channelId}`);
}

function connect() {
  stream?.close();
  stream = new EventSource(`/_stand-in/events?as=${encodeURIComponent(state.userId)}`);
  stream.onopen = () => note('connection', '');
  stream.onerror = () => note('connection', 'Not connected: is `npm start` still running? Trying again…');
  stream.onmessage = ({ data }) => take(JSON.parse(data));
}

function take(event) {
  if (event.type === 'snapshot') {
    state.users = event.users;
    state.channels = event.channels;
    state.messages = new Map(event.messages.map((shown) => [key(shown.message), shown]));
    if (!state.channels.some(({ id }) => id === state.channelId)) state.channelId = state.channels[0].id;
    drawUsers();
  } else if (event.type === 'channel') {
    if (!state.channels.some(({ id }) => id === event.channel.id)) state.channels.push(event.channel);
  } else if (event.type === 'deleted') {
    state.messages.delete(key(event.message));
  } else {
    state.messages.set(key(event.message), event);
    if (event.channel.id !== state.channelId) state.unread.add(event.channel.id);
  }
  draw();
}

const key = ({ channel, ts }) => `${channel}/${ts}`;

function draw() {
  drawChannels('public', '# ');
  drawChannels('direct', '');
  drawMessages();
}

function drawUsers() {
  element('user').replaceChildren(
    ...state.users.map(({ id, name }) => new Option(name, id, false, id === state.userId)),
  );
}

function drawChannels(kind, prefix) {
  const channels = state.channels.filter((channel) => channel.kind === kind);
  const items = channels.map(({ id, name }) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = kind === 'direct' ? 'Playground' : prefix + name;
    button.ariaCurrent = String(id === state.channelId);
    button.classList.toggle('unread', state.unread.has(id));
    button.onclick = () => choose(id);
    const item = document.createElement('li');
    item.append(button);
    return item;
  });
  const list = element(kind);
  const focused = [...list.querySelectorAll('button')].indexOf(document.activeElement);
  list.replaceChildren(...items);
  list.querySelectorAll('button')[focused]?.focus();
}

/** Only what changed is replaced, so that a screen reader speaks the new and a selection in the old stays. */
function drawMessages() {
  const channel = state.channels.find(({ id }) => id === state.channelId);
  const title = channel?.kind === 'direct' ? 'Playground (direct messages)' : `# ${channel?.name ?? ''}`;
  if (element('title').textContent !== title) element('title').textContent = title;
  const box = element('messages');
  const atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < 80;
  const wanted = [...state.messages.values()].filter(({ message }) => message.channel === state.channelId);
  const existing = new Map([...box.children].map((child) => [child.dataset.key, child]));
  const children = wanted.map(({ message, html }) => {
    const holder = existing.get(key(message)) ?? document.createElement('div');
    if (holder.sourceHtml !== html) holder.innerHTML = html;
    holder.sourceHtml = html;
    holder.dataset.key = key(message);
    return holder;
  });
  for (const child of [...box.children]) if (!children.includes(child)) child.remove();
  for (const [index, child] of children.entries())
    if (box.children[index] !== child) box.insertBefore(child, box.children[index] ?? null);
  if (children.length === 0) box.append(emptyNote());
  if (atEnd) box.scrollTop = box.scrollHeight;
}

function emptyNote() {
  const words = document.createElement('p');
  words.className = 'empty';
  words.textContent = 'Nothing here yet. Type /playground help below.';
  return words;
}

function choose(channelId) {
  state.channelId = channelId;
  state.unread.delete(channelId);
  writeAddress();
  draw();
  element('messages').scrollTop = element('messages').scrollHeight;
}

function note(id, words) {
  element(id).textContent = words;
}

element('user').onchange = ({ target }) => {
  state.userId = target.value;
  state.unread.clear();
  writeAddress();
  connect();
};

element('composer').onsubmit = async (event) => {
  event.preventDefault();
  const text = element('text').value;
  note('notice', 'Sending…');
  try {
    const response = await fetch('/_stand-in/command', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text, userId: state.userId, channelId: state.channelId }),
    });
    const result = await response.json();
    if (response.ok) element('text').value = '';
    if (response.ok && result.error === undefined) note('notice', `Answered in ${result.ms} ms.`);
    else note('notice', response.ok ? '' : result.error);
  } catch (error) {
    note('notice', `The stand-in Slack did not answer (${error.message}). Is npm start still running?`);
  }
};

window.onhashchange = () => {
  readAddress();
  connect();
};
readAddress();
writeAddress();
connect();
