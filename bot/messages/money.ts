/** Amounts of money as people read them. `currency` is an ISO 4217 code. */

const CENT = 0.01;
/** From here on cents are noise. */
const MUCH = 100;

/** "$0.07", "$1,240", and "under $0.01" for what rounds to nothing. */
export function money(amount: number, currency: string): string {
  if (amount > 0 && amount < CENT) return `under ${format(CENT, currency, {})}`;
  return format(amount, currency, amount >= MUCH ? { maximumFractionDigits: 0 } : {});
}

/** The price of one hour, in two digits that count: "$0.017". */
export function hourly(amount: number, currency: string): string {
  return `${format(amount, currency, amount < MUCH ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: 0 })} an hour`;
}

function format(amount: number, currency: string, options: Intl.NumberFormatOptions): string {
  return new Intl.NumberFormat('en-US', { style: 'currency', currency, ...options }).format(amount);
}
