/**
 * When the owner is warned of the end: `leadSeconds` ahead, and for short lives a fifth of the life, so that a playground
 * of ten minutes is not warned of at its birth. All times are epoch seconds.
 */
export function warningTime(life: { createdAt: number; expiresAt: number; leadSeconds: number }): number {
  const fifth = Math.floor((life.expiresAt - life.createdAt) / 5);
  return life.expiresAt - Math.min(life.leadSeconds, fifth);
}
