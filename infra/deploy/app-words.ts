import { EVENTS, SCOPES, type SlackManifest } from '../slack-manifest.ts';

/** Pure: what of the app's settings is what for. The manifest is JSON and takes no comments, so this stands beside it. */
export function appWords({ features, settings }: SlackManifest): string[] {
  const width = Math.max(...[...Object.keys(SCOPES), ...Object.keys(EVENTS)].map(({ length }) => length));
  const rows = (table: Readonly<Record<string, string>>): string[] =>
    Object.entries(table).map(([name, reason]) => `  ${name.padEnd(width)}  ${reason}`);
  return [
    'Commands:',
    ...features.slash_commands.map(({ command, description }) => `  ${command}  ${description}`),
    'Rights, and what each is for:',
    ...rows(SCOPES),
    'Events, and what each is for:',
    ...rows(EVENTS),
    `Interactivity: ${settings.interactivity.is_enabled ? 'on' : 'off'}, for buttons, menus and forms, at the same address.`,
    'App Home: the Home tab shows people their playgrounds; the Messages tab takes results and credentials.',
  ];
}
