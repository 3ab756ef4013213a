// What a tile says of its stock.
import type { Product } from '../../client/api-types.ts'
import { offline } from '../../client/connectivity.ts'
import { quantity } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import { queuedGoods } from './queued-goods.ts'

/** What is left for this sale: what waits in the queue is spoken for. */
export const levelOf = ({ id, stock = 0 }: Product) =>
  Math.round((stock - (queuedGoods.value.get(id) ?? 0)) * 1000) / 1000

/** `34 un`, `acabou`, or how little is left of what is wanted; `≈` while the shop cannot be asked. */
export function stockLabel(product: Product, wanted: number): string {
  const t = words('sell').sell
  const level = levelOf(product)
  if (level <= 0) return t.out
  const amount = `${offline.value ? '≈\u00a0' : ''}${quantity(level, product.unit)}`
  return wanted > level ? words('frame').miniapp.onlyLeft(amount) : amount
}
