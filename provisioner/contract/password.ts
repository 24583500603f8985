/**
 * Every generated password begins with this, so that one that a container wrote into its log is known at sight: whoever
 * shows the log need not have the right to read passwords.
 */
export const PASSWORD_MARK = 'pgpw-';
