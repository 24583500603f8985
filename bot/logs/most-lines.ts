/** Lines of a log that one can ask for at once: more than fit an answer would be cut again. */
export const MOST_LINES = 500;
