import fc from 'fast-check';

/** Checks a property of code that waits for nothing; the type of fc.assert leaves open whether it is to be awaited. */
export function holds<Values>(property: fc.IProperty<Values>, parameters?: fc.Parameters<Values>): void {
  void fc.assert(property, parameters);
}
