// Cards that no command has: what is said to a greeting, who owes for long, and what a customer may hear.
import { mayAct } from '#domain/operation.ts'
import { operations } from '#domain/operations.ts'
import { addDays } from '#lib/days.ts'
import type { Context } from './context.ts'
import { bestGoods, whoOwes, withoutGoods } from './examples.ts'
import { type Button, type Card, cardOf, type Line, line, linesOf, rowLine, sentence } from './message.ts'
import { read } from './reads.ts'

/** What is answered by such a card; the last five are said to customers alone. */
export type Told = 'greeting' | 'thanks' | 'late' | 'promise' | 'paid' | 'order' | 'talk' | 'hours'

export async function tell(what: Told, context: Context): Promise<Card> {
  const { t } = context.words
  switch (what) {
    case 'thanks':
      return sentence('', t.welcome)
    case 'greeting':
      return greeting(context)
    case 'late':
      return owingLong(context)
    case 'promise':
      return promising(context)
    case 'hours':
      return openHours(context)
    default:
      return toCustomer(t.toCustomer[what], context)
  }
}

/** With what may be said next, of what the shop has. */
async function greeting(context: Context): Promise<Card> {
  const { t } = context.words
  const isStaff = mayAct(context.actor.role, 'admin')
  const [goods, owing] = await Promise.all([bestGoods(context), isStaff ? whoOwes(context) : null])
  if (!isStaff) return cardOf(linesOf(t.helloCustomer(goods?.[0].name ?? null)))
  if (!goods) return withoutGoods(context)
  const [{ few }, { many }] = goods
  return { ...cardOf(linesOf(t.helloStaff(few, many, owing))), ...(owing ? { personal: true } : {}) }
}

/** What cannot be done here yet is said with what can. */
export const toCustomer = (text: string, { words: { t } }: Context): Card => ({
  ...cardOf(linesOf(text)),
  buttons: [[opens(t.ownAccountButton, 'mine'), opens(t.pricesHead, 'products')]],
})

/** By when somebody means to pay is asked and noted; of who owes nothing, or whose account is not known, there is nothing to note. */
async function promising(context: Context): Promise<Card> {
  const { words } = context
  const { t } = words
  const { customer, due } = await read(context, operations['debts.mine'], {})
  const personal = true
  if (!customer) return { ...toCustomer(t.toCustomer.noAccount, context), personal }
  if (due === 0) return { ...toCustomer(t.toCustomer.owesNothing, context), personal }
  const card = toCustomer(t.toCustomer.promise(words.money(due)), context)
  const begin: Button = {
    label: t.reminders.promise,
    action: { do: 'begin', name: 'promise', id: customer.id },
  }
  return { ...card, buttons: [[begin], ...(card.buttons ?? [])], personal }
}

/** As the owner has written them. */
async function openHours(context: Context): Promise<Card> {
  const { toCustomer: said } = context.words.t
  const { name, hours } = await context.shop()
  return toCustomer(hours ? said.openHours(name, hours) : said.hours, context)
}

const opens = (label: string, list: string): Button => ({ label, action: { do: 'page', list, page: 0 } })

/** Days after which somebody owes for long. */
const LONG_DAYS = 30
const LONG_PAGE = 100
/** Pages that are looked through, the longest due first. */
const LONG_PAGES_MAX = 5
const LONG_SHOWN = 12

/** Whose oldest open sale is more than thirty days old. */
async function owingLong(context: Context): Promise<Card> {
  const { words } = context
  const { t } = words
  const since = addDays(await context.today(), -LONG_DAYS)
  const late = (await debtorsOf(context)).filter(({ oldestOn }) => oldestOn !== null && oldestOn < since)
  if (!late.length) return sentence('📒', t.nobodyOwesLong)
  const rows = late.slice(0, LONG_SHOWN).map(
    ({ customer, due, oldestOn }): Line =>
      rowLine('🔴', {
        name: customer.name,
        value: words.money(due),
        ...(oldestOn ? { under: words.day(oldestOn) } : {}),
        link: { is: 'customer', id: customer.id },
      }),
  )
  const more = late.length - rows.length
  const card = cardOf([line(t.oweLong(late.length)), ...rows, ...(more > 0 ? [line(t.andMore(more))] : [])])
  return { ...card, personal: true }
}

async function debtorsOf(context: Context) {
  const all = []
  let cursor: string | null = null
  for (let n = 0; n < LONG_PAGES_MAX && (n === 0 || cursor); n++) {
    const { items, nextCursor }: Page = await read(context, operations['debts.list'], {
      limit: LONG_PAGE,
      ...(cursor === null ? {} : { cursor }),
    })
    all.push(...items)
    cursor = nextCursor
  }
  return all
}

interface Page {
  readonly items: readonly {
    readonly customer: { readonly id: number; readonly name: string }
    readonly due: number
    readonly oldestOn: string | null
  }[]
  readonly nextCursor: string | null
}
