/** Amounts of money as people read them, in US dollars: what AWS charges in. */

const CENT = 0.01;
/** From here on cents are noise. */
const MUCH = 100;

/** "$0.07", "$1,240", and "under $0.01" for what rounds to nothing. */
export function money(amount: number): string {
  if (amount > 0 && amount < CENT) return `under ${dollars(CENT)}`;
  return dollars(amount, amount >= MUCH ? { maximumFractionDigits: 0 } : {});
}

/** As `money`, and says that it is reckoned: "about $0.07". */
export function about(amount: number): string {
  return amount > 0 && amount < CENT ? money(amount) : `about ${money(amount)}`;
}

/** The price of one hour, in two digits that count: "$0.017 an hour". */
export function hourly(amount: number): string {
  return `${dollars(amount, amount < MUCH ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: 0 })} an hour`;
}

const formats = new Map<string, Intl.NumberFormat>();

/** Each way of writing is made once: that takes a hundred times as long as the writing. */
function dollars(amount: number, options: Intl.NumberFormatOptions = {}): string {
  const key = JSON.stringify(options);
  const format = formats.get(key) ?? new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD', ...options });
  formats.set(key, format);
  return format.format(amount);
}
