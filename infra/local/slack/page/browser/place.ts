/** Who acts and where. It is kept in the address, so that two tabs can be two people. */
export interface Place {
  userId: string;
  channelId: string;
}

/** @param hash such as `#U0ADA0001/C0GENERAL1` */
export function readPlace(hash: string): Place {
  const [userId, channelId] = hash.replace(/^#/, '').split('/');
  return { userId: userId || 'U0ADA0001', channelId: channelId || 'C0GENERAL1' };
}

export function placeHash({ userId, channelId }: Place): string {
  return `#${userId}/${channelId}`;
}
