// What a receipt's cost is taken to be while it is typed: of each, or from all of it together. Pure.
import { costsOfTotal } from '#lib/unit-cost.ts'

export interface CostForm {
  /** Minor units, of each. Null: the last one, until it is changed; where there is none it must be typed. */
  readonly cost: number | null
  /** Minor units, of all of it; null: it is typed of each. */
  readonly total: number | null
}

/** What each may have cost; `quantity` in thousandths, null while none is typed. A total of which nothing is typed yet says nothing. */
export function costsIn(form: CostForm, quantity: number | null, last: number | null): readonly number[] {
  if (form.total === null) return [form.cost ?? last].filter((cost) => cost !== null)
  return quantity === null || quantity <= 0 || form.total <= 0 ? [] : costsOfTotal(quantity, form.total)
}
