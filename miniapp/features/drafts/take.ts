// A draft as the sale at hand: its goods from the shelf, its customer as the shop knows them.
import type { SharedDraft } from '../../client/api-types.ts'
import { draft } from '../cart/cart.ts'
import { type Buyer, type Draft, emptyDraft } from '../cart/draft.ts'
import { readSale } from '../cart/sale-read.ts'
import { knownCustomer } from '../customers/held.ts'
import { customerOf } from '../debts/accounts.ts'
import { getCustomer } from '../debts/calls.ts'
import { productById, products } from '../products/held.ts'
import { type Said, saidThere } from './input.ts'

/** Null for nobody, and for somebody who cannot be asked for now. */
async function buyerIn({ customerId }: Said): Promise<Buyer> {
  if (!customerId) return null
  const at = draft.peek().buyer
  if (at?.id === customerId) return at
  const held = customerOf(customerId).value.peek() ?? knownCustomer(customerId)
  return held ?? (await getCustomer(customerId).catch(() => null))
}

/** As Cobrar would hold it; null where its goods are not on this device, and cannot be asked for. */
export async function saleIn(said: Said): Promise<Draft | null> {
  const buyer = await buyerIn(said)
  if (said.customerId && !buyer) return null
  const read = readSale(said, buyer, productById.peek())
  if (read) return read.draft
  await products.refresh()
  return readSale(said, buyer, productById.peek())?.draft ?? null
}

/** The sale that a draft is. How it is paid is the form's first word, where nobody has said so. */
export async function saleOfDraft(one: SharedDraft): Promise<Draft | null> {
  const said = saidThere(one)
  const sale = await saleIn(said)
  if (!sale) return null
  const isOpen = said.payments === undefined
  const { others: _, ...unpaid } = emptyDraft('cash')
  return {
    ...sale,
    ...(isOpen ? { way: unpaid.way, method: unpaid.method, part: unpaid.part } : {}),
    key: `intent:${one.id}`,
    shared: { id: one.id, version: one.version, said, isOpen, inChat: one.chat },
  }
}
