/** Slack's ids, as all ways in take them: they begin with a letter that says of what. */
const slackId = (letters: string): RegExp => new RegExp(`^[${letters}][A-Z0-9]{2,20}$`);
/** People of an Enterprise organisation have a W. */
export const USER_ID = slackId('UW');
/** Private channels have a G. */
export const CHANNEL_ID = slackId('CG');
export const TEAM_ID = slackId('T');
export const ENTERPRISE_ID = slackId('E');
export const USER_GROUP_ID = slackId('S');
/** Nobody signs in as Slackbot, though Slack does not call it a bot. */
export const SLACKBOT = 'USLACKBOT';

/** As requestIds gives them. */
export const OPERATION_ID = /^op-[0-9a-f]{20}$/;
/** Of an operation, or of a change that was done at once. */
export const OPERATION_OR_CHANGE_ID = /^(?:op|ch)-[0-9a-f]{20}$/;
