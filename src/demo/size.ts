// How large a demonstration of so many sales is: a shop that sells more has more customers, more goods and more days.

/** The shop of the screens, and one of a million sales. */
const SMALL = { sales: 9000, days: 365, customers: 40, products: 62 } as const
const LARGE = { sales: 1_000_000, days: 1460, customers: 2000, products: 800 } as const

export interface Size {
  readonly sales: number
  readonly days: number
  readonly customers: number
  readonly products: number
}

/** Between the two, and beyond them, each grows by a power of the sales; no shop is smaller than the small one. */
export function sizeOf(sales: number): Size {
  const grown = (kind: 'days' | 'customers' | 'products') => {
    const power = Math.log(LARGE[kind] / SMALL[kind]) / Math.log(LARGE.sales / SMALL.sales)
    return Math.round(SMALL[kind] * Math.max(1, sales / SMALL.sales) ** power)
  }
  return { sales, days: grown('days'), customers: grown('customers'), products: grown('products') }
}
