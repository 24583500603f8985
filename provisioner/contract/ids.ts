/** Slack's ids, as all ways in take them. People of an Enterprise organisation have a W, and private channels a G. */
export const USER_ID = /^[UW][A-Z0-9]{2,20}$/;
export const CHANNEL_ID = /^[CG][A-Z0-9]{2,20}$/;

/** As requestIds gives them. */
export const OPERATION_ID = /^op-[0-9a-f]{20}$/;
/** Of an operation, or of a change that was done at once. */
export const OPERATION_OR_CHANGE_ID = /^(?:op|ch)-[0-9a-f]{20}$/;
