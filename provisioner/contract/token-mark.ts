/** Every token begins with this, so that one in a log or a repository is known at sight. */
export const TOKEN_MARK = 'pgtok_';
