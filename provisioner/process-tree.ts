import pidtree from 'pidtree';

/** Ids of all processes that descend from this one, by asking `ps`. */
async function descendants(pid: number): Promise<number[]> {
  return pidtree(pid, { root: false });
}

/**
 * Kills everything that this process has started, and what that has started. The tree is read before the first kill,
 * because an orphan no longer says whose it was; and process by process, because Pulumi starts plugins in process groups
 * of their own, which a group kill misses.
 * @returns the ids that were killed
 */
export async function killDescendants(
  pid = process.pid,
  list: (pid: number) => Promise<number[]> = descendants,
): Promise<number[]> {
  const ids = await list(pid);
  return ids.filter((id) => {
    try {
      return process.kill(id, 'SIGKILL');
    } catch (error) {
      // It ended by itself since the list was made (the lister is always one of these).
      if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
      throw error;
    }
  });
}
