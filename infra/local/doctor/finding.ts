/**
 * What there is to say of one part. `there`: nothing to do. `to get`: `npm start` gets it. `without`: it is done without.
 * `missing`: `npm start` could not work.
 */
export interface Finding {
  part: string;
  state: 'there' | 'to get' | 'without' | 'missing';
  text: string;
}
