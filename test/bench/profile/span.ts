/** Who does something, in the order of the page. */
export const LANES = ['operation', 'process', 'resource', 'request'] as const;
export type Lane = (typeof LANES)[number];

/** One part of an operation. Times in milliseconds, of one clock. */
export interface Span {
  lane: Lane;
  name: string;
  from: number;
  to: number;
}

/** What happens in a lane, for its heading. */
export const LANE_WORDS: Record<Lane, string> = {
  operation: 'The provisioner: its steps, one after the other',
  process: 'Processes of the engine: each from its start to its end',
  resource: 'Resources, as the engine tells of them',
  request: 'Requests to AWS, by who makes them',
};
