// What of a refused sale's goods the shop's stock lacks by now, and how that is said.
import type { Unit } from '../../client/api-types.ts'
import { quantity as formatQuantity } from '../../client/format.ts'
import { productById } from '../products/held.ts'
import type { Entry } from './outbox-rules.ts'

export interface Missing {
  readonly productId: number
  readonly name: string
  readonly unit: Unit
  readonly quantity: number
}

/** By the stock as this device knows it now; as the refusal said, for what it does not know. */
export function missingOf({ intent, refusal }: Entry): readonly Missing[] {
  if (intent.kind !== 'sale') return []
  return (refusal?.body?.shortages ?? []).flatMap(({ productId, name, requested, available }) => {
    const product = productById.value.get(productId)
    const unit =
      product?.unit ?? intent.draft.lines.find((line) => line.productId === productId)?.unit ?? 'un'
    const quantity = Math.round((requested - (product?.stock ?? available)) * 1000) / 1000
    return quantity > 0 ? [{ productId, name, unit, quantity }] : []
  })
}

/** `1 un Pão de queijo`; null where it is more than one product, or none. */
export const goodsToReceive = ([one, other]: readonly Missing[]) =>
  one && !other ? `${formatQuantity(one.quantity, one.unit)} ${one.name}` : null
