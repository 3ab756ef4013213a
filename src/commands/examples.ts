// What one may type, in words of this very shop: what sells most, and somebody who owes.
import { mayAct } from '#domain/operation.ts'
import { operations } from '#domain/operations.ts'
import { isCounted } from '#lib/counted-units.ts'
import type { Context } from './context.ts'
import { debtorsOn } from './debtors.ts'
import { type Card, sentence } from './message.ts'
import { read } from './reads.ts'
import type { Texts } from './words.ts'

/** Goods with how much of them, as a line says it. */
export interface SomeGoods {
  readonly name: string
  /** `2 café`, `0,5 kg mussarela`. */
  readonly few: string
  /** `10 café`, `10 kg mussarela`. */
  readonly many: string
}

/** The one that sells most, and the next, the same where there is no other; undefined in a shop without goods. */
export type Goods = readonly [best: SomeGoods, next: SomeGoods] | undefined

/** What sells most, of what this person may see. */
export async function bestGoods(context: Context): Promise<Goods> {
  const input = { sort: 'popular', hidden: false, archived: false, limit: 2 } as const
  const { items } = await read(context, operations['products.list'], input)
  const [best, next = best] = items.map((one) => someOf(one, context))
  return best && next && [best, next]
}

function someOf({ name, unit }: { name: string; unit: string }, { words }: Context): SomeGoods {
  const said = lowered(name)
  const counted = isCounted(unit)
  const much = (number: number) => (counted ? words.number(number) : words.quantity(number, unit))
  return { name: said, few: `${much(counted ? 2 : 0.5)} ${said}`, many: `${much(10)} ${said}` }
}

/** As in the middle of a line; what is written in capitals stays so. */
const lowered = (name: string): string =>
  /^\p{Lu}(?:\p{Ll}|$)/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name

export type UsedGoods = Texts['someGoods']

/** For the examples of a command; undefined in a shop without goods. */
export async function usedGoods(context: Context): Promise<UsedGoods | undefined> {
  const goods = await bestGoods(context)
  return goods && { ...goods[0], list: [...new Set(goods.map(({ few }) => few))].join(', ') }
}

/** `2 café, 0,5 kg mussarela`; null in a shop without goods. */
export async function someGoods(context: Context): Promise<string | null> {
  return (await usedGoods(context))?.list ?? null
}

/** Who has owed longest, and how much; null where nobody owes. */
export async function whoOwes(context: Context): Promise<{ name: string; due: string } | null> {
  const [one] = (await debtorsOn(context, 0, 1)).items
  return one ? { name: one.customer.name, due: context.words.money(one.due) } : null
}

/** A shop without goods: whoever may makes the first. */
export async function withoutGoods(context: Context): Promise<Card> {
  const {
    actor,
    words: { t },
  } = context
  if (!mayAct(actor.role, 'owner'))
    return sentence('', mayAct(actor.role, 'admin') ? t.noGoodsStaff : t.noGoods)
  const first = { label: t.home.firstProduct, action: { do: 'page', list: 'first', page: 0 } } as const
  return { ...sentence('', t.home.empty((await context.shop()).name)), buttons: [[first]] }
}
