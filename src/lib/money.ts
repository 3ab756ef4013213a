// Money in minor units: how many make one, and the one rounding rule.

/** How many digits the minor unit of a currency (ISO 4217) takes: 2 for reais, none for yen. */
export const minorDigitsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2

/** quantity (thousandths) × price (minor units), to the whole minor unit, a half to the even neighbour. */
export function lineTotal(quantityMilli: number, priceCents: number): number {
  const product = BigInt(quantityMilli) * BigInt(priceCents)
  const whole = product / 1000n
  const rest = product % 1000n
  const up = rest > 500n || (rest === 500n && whole % 2n === 1n)
  return Number(up ? whole + 1n : whole)
}
