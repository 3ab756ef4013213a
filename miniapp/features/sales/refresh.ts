// After a sale was taken back: whatever shows it, its goods or its money is read afresh.
import { dashboard } from '../dashboard/dashboard.ts'
import { products } from '../products/shelf.ts'
import { filterWith, search } from './filter.ts'
import { oneSale, salesOf } from './history.ts'

export function refreshAfter(id: number): void {
  void Promise.all([
    oneSale(id).refresh(),
    salesOf(filterWith(search.peek().trim())).refresh(),
    dashboard.refresh(),
    products.refresh(),
  ])
}
