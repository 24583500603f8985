import type { DeliveryError } from '../delivery/app.ts';

/** Why a command came to nothing, as Slack names it. */
export type CommandError = DeliveryError | 'invalid_command_response';

/** What Slackbot says to the one who typed it. */
export function failedWords(command: string, error: CommandError): string {
  return `${command} failed with the error "${error}"`;
}

export function unknownCommandWords(command: string): string {
  return (
    `\`${command}\` is not a valid command. In Slack, all messages that start with the "/" character are ` +
    'interpreted as commands. To send a message and not a command, put a space before the "/".'
  );
}
