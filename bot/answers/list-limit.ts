/** So many of the whole workspace's playgrounds are read at most: more than one message can show. */
export const LIST_LIMIT = 150;
