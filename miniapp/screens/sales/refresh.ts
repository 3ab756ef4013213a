// After a sale was taken back: whatever shows it, its goods or its money is read afresh.
import { dashboard } from '../../store/home.ts'
import { oneSale, salesOf } from '../../store/sales.ts'
import { products } from '../../store/shop.ts'
import { filterWith, search } from './filter.ts'

export function refreshAfter(id: number): void {
  void Promise.all([
    oneSale(id).refresh(),
    salesOf(filterWith(search.peek().trim())).refresh(),
    dashboard.refresh(),
    products.refresh(),
  ])
}
