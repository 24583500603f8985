/** A graph's nodes, and those that each waits for. */
export type Waits = ReadonlyMap<string, readonly string[]>;

/**
 * Every node after those that it waits for, and otherwise in the order given.
 * @returns the order, or the nodes of a circle from one to the same again
 */
export function startOrder(waits: Waits): { order: string[] } | { circle: string[] } {
  const order: string[] = [];
  const open: string[] = [];
  const visit = (node: string): string[] | undefined => {
    if (order.includes(node)) return undefined;
    if (open.includes(node)) return [...open.slice(open.indexOf(node)), node];
    open.push(node);
    for (const other of waits.get(node) ?? []) {
      const circle = visit(other);
      if (circle) return circle;
    }
    open.pop();
    order.push(node);
    return undefined;
  };
  for (const node of waits.keys()) {
    const circle = visit(node);
    if (circle) return { circle };
  }
  return { order };
}
