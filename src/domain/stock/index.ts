// Stock's operations.
export {
  stockAdjust,
  stockCount,
  stockReceive,
  stockUnadjust,
  stockUncount,
  stockUnreceive,
} from './change-stock.ts'
export { convertProduct } from './convert.ts'
export { stockList, stockLots, stockMovements } from './queries.ts'
