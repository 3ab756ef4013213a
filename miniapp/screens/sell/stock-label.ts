// What a tile says of its stock.
import type { Product } from '../../api-types.ts'
import { quantity } from '../../format.ts'
import { words } from '../../words.ts'

/** `34 un`, `acabou`, or how little is left of what is wanted. */
export function stockLabel({ stock = 0, unit }: Product, wanted: number): string {
  const t = words('sell').sell
  if (stock <= 0) return t.out
  return wanted > stock ? t.onlyLeft(quantity(stock, unit)) : quantity(stock, unit)
}
