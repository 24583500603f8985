/** What the page shows. `expiresAt` is an ISO time; `items` is undefined while the api does not answer. */
export interface PageData {
  name: string;
  owner: string;
  expiresAt: string;
  title: string;
  seededAt: string;
  items: readonly { id: number; text: string; from: string }[] | undefined;
}

/** The whole HTML page. Everything that came from outside is escaped here; `nonce` lets this one style sheet through. */
export function page(data: PageData, nonce: string): string {
  const name = escapeHtml(data.name);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${name} · playground</title>
<style nonce="${escapeHtml(nonce)}">${STYLE}</style>
</head>
<body>
<main>
<header>
<p class="kind">Playground</p>
<h1>${name}</h1>
<dl>
<div><dt>Owner</dt><dd>${escapeHtml(data.owner)}</dd></div>
<div><dt>Expires (as set at creation)</dt><dd>${time(data.expiresAt)}</dd></div>
</dl>
</header>
<section>
<h2>${escapeHtml(data.title)}</h2>
${data.items ? list(data.items) : '<p class="problem">The api container does not answer right now. Reload in a moment.</p>'}
<form method="post" action="/items">
<label for="text">Add one</label>
<div class="row"><input id="text" name="text" maxlength="200" required autocomplete="off"><button>Add</button></div>
</form>
</section>
<footer>Seeded ${time(data.seededAt)}. What you add is kept in memory and goes when the playground goes.</footer>
</main>
</body>
</html>
`;
}

function list(items: NonNullable<PageData['items']>): string {
  const rows = items.map(
    ({ text, from }) =>
      `<li>${escapeHtml(text)}${from === 'visitor' ? ' <span class="added">added here</span>' : ''}</li>`,
  );
  return `<ol>\n${rows.join('\n')}\n</ol>`;
}

function time(iso: string): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return escapeHtml(iso);
  const words = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }).format(
    at,
  );
  return `<time datetime="${at.toISOString()}">${escapeHtml(words)} UTC</time>`;
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

const STYLE = `
:root { color-scheme: light dark; --ink: #1c2430; --soft: #5c6b7f; --line: #dfe4ea; --paper: #ffffff; --ground: #f3f5f8; --accent: #1f6f5c; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8edf3; --soft: #9fb0c3; --line: #2e3946; --paper: #1a222c; --ground: #11171e; --accent: #5cc2a5; } }
* { box-sizing: border-box; }
body { margin: 0; padding: 1.5rem 1rem; background: var(--ground); color: var(--ink); font: 1rem/1.55 system-ui, sans-serif; }
main { max-width: 42rem; margin: 2rem auto; background: var(--paper); border: 1px solid var(--line); border-radius: 12px; overflow: hidden; }
header, section, footer { padding: 1.5rem 2rem; }
header { border-bottom: 1px solid var(--line); border-top: 4px solid var(--accent); }
.kind { margin: 0; color: var(--accent); font-weight: 600; letter-spacing: .04em; }
h1 { margin: .1rem 0 1rem; font-size: 2rem; line-height: 1.2; overflow-wrap: anywhere; }
h2 { margin: 0 0 .75rem; font-size: 1.15rem; }
dl { display: flex; flex-wrap: wrap; gap: 1rem 3rem; margin: 0; }
dt, footer, label { color: var(--soft); font-size: .875rem; }
dd { margin: 0; font-weight: 600; }
ol { margin: 0 0 1.5rem; padding-left: 1.4rem; }
li { padding: .3rem 0; overflow-wrap: anywhere; }
li::marker { color: var(--soft); }
.added { margin-left: .4rem; padding: .05rem .5rem; border: 1px solid var(--line); border-radius: 99px; color: var(--soft); font-size: .8rem; }
.problem { padding: .75rem 1rem; border-left: 4px solid #c2572b; background: var(--ground); }
.row { display: flex; gap: .5rem; margin-top: .3rem; }
input { flex: 1; min-width: 0; padding: .55rem .75rem; border: 1px solid var(--line); border-radius: 8px; background: var(--ground); color: inherit; font: inherit; }
button { padding: .55rem 1.2rem; border: 0; border-radius: 8px; background: var(--accent); color: var(--paper); font: inherit; font-weight: 600; cursor: pointer; }
input:focus-visible, button:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
footer { border-top: 1px solid var(--line); }
`;
