// What chat and screen say of one sale: as each says it, and what both come to. Pure.
import type { SaleInput, SharedDraft } from '../../client/api-types.ts'
import { type Draft, sumsOf } from '../cart/draft.ts'
import { merged } from '../cart/merged.ts'
import { saleOf } from '../cart/sale-of.ts'

export type Said = Partial<SaleInput>

/** As the screen has it. How it is paid is left out while nobody has said so; no payments: all of it on the tab. */
export function saidHere(sale: Draft): Said {
  const { payments = [], items, ...input } = saleOf(sale, sumsOf(sale), false)
  // Said before it is said that it goes on the tab, the day stays said.
  const { dueOn } = sale
  return {
    ...input,
    ...(dueOn ? { dueOn } : {}),
    ...(items.length ? { items } : {}),
    ...(isPaySaid(sale) ? { payments } : {}),
  }
}

/** What a form says at first is nobody's word. */
const isPaySaid = ({ shared, way, method, others = [], given }: Draft) =>
  !shared?.isOpen || way !== 'paid' || method !== 'cash' || others.length > 0 || given !== null

/** As the draft has it. */
export function saidThere({ input, missing }: SharedDraft): Said {
  const { payments = [], ...said } = input as Said
  return { ...said, ...(missing.includes('payment') ? {} : { payments }) }
}

/** Who it is, what it is paid by: each part that is one word. */
const PARTS = [
  ['customerId', 'customerName'],
  ['discount'],
  ['payments'],
  ['dueOn'],
  ['on'],
  ['note'],
] as const satisfies readonly (readonly (keyof SaleInput)[])[]

type Item = SaleInput['items'][number]
const plain = ({ productId, quantity, unitPrice }: Item) => JSON.stringify([productId, quantity, unitPrice])
const asText = (said: Said, part: (typeof PARTS)[number]) =>
  JSON.stringify(
    part.map(
      (name) =>
        (name === 'payments' ? said.payments?.map((one) => [one.amount, one.method]) : said[name]) ?? null,
    ),
  )
/** By product, and by which of its lines: there may be one at another price. */
function itemsOf({ items = [] }: Said): ReadonlyMap<string, Item> {
  const lines = new Map<string, Item>()
  for (const item of merged(items)) {
    let n = 1
    while (lines.has(`${item.productId}/${n}`)) n++
    lines.set(`${item.productId}/${n}`, item)
  }
  return lines
}
const isSameItem = (one: Item | undefined, other: Item | undefined) =>
  one === other || (one !== undefined && other !== undefined && plain(one) === plain(other))

/** Whether both say the same, in whatever order. */
export function isSame(one: Said, other: Said): boolean {
  const [items, others] = [itemsOf(one), itemsOf(other)]
  return (
    items.size === others.size &&
    [...items].every(([id, item]) => isSameItem(item, others.get(id))) &&
    PARTS.every((part) => asText(one, part) === asText(other, part))
  )
}

/** So much of a product before, and now; null: none of it. */
export interface Change {
  readonly productId: number
  readonly before: number | null
  readonly now: number | null
}

/** What both come to since they last said the same: what was changed at one door is taken, of what was changed at both this one's. */
export function together(before: Said, here: Said, there: Said): { said: Said; changes: readonly Change[] } {
  const said: Record<string, unknown> = {}
  for (const part of PARTS) {
    const from = asText(here, part) === asText(before, part) ? there : here
    for (const name of part) if (from[name] !== undefined) said[name] = from[name]
  }
  const [was, mine, theirs] = [itemsOf(before), itemsOf(here), itemsOf(there)]
  const items: Item[] = []
  const changes: Change[] = []
  for (const id of new Set([...mine.keys(), ...theirs.keys(), ...was.keys()])) {
    const isTheirs = isSameItem(mine.get(id), was.get(id))
    const known = was.get(id) ?? theirs.get(id)
    const item = isTheirs ? theirs.get(id) : mine.get(id)
    if (item) items.push(item)
    if (known && isTheirs && !isSameItem(theirs.get(id), was.get(id)))
      changes.push({
        productId: known.productId,
        before: was.get(id)?.quantity ?? null,
        now: theirs.get(id)?.quantity ?? null,
      })
  }
  return { said: { ...(said as Said), ...(items.length ? { items } : {}) }, changes }
}
