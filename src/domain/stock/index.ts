// Stock: lots, movements, and what changes a level besides selling.
import { byName } from '../operation.ts'
import {
  stockAdjust,
  stockCount,
  stockReceive,
  stockUnadjust,
  stockUncount,
  stockUnreceive,
} from './change-stock.ts'
import { stockList, stockLots, stockMovements } from './queries.ts'

export const stock = byName(
  stockList,
  stockLots,
  stockMovements,
  stockReceive,
  stockAdjust,
  stockCount,
  stockUnreceive,
  stockUnadjust,
  stockUncount,
)

export { convertProduct } from './convert.ts'
