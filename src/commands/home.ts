// The chat's home: the shop's day in a line with what is done most, by role; a customer sees their account.
import { mayAct } from '#domain/operation.ts'
import { operations } from '#domain/operations.ts'
import { shelfFrom } from '#domain/products/index.ts'
import type { Read } from './command.ts'
import type { Context } from './context.ts'
import { phoneButton } from './link.ts'
import { type Button, type Card, sentence } from './message.ts'
import { read } from './reads.ts'

/** What is known of the other commands; handed in, for they know of this one. */
export interface Others {
  readonly opens: (list: string) => Read | undefined
  readonly accountOf: (context: Context) => Promise<Card>
}

const begin = (label: string, name: string): Button => ({ label, action: { do: 'begin', name, id: 0 } })
const open = (label: string, list: string): Button => ({ label, action: { do: 'page', list, page: 0 } })
const screen = (label: string, path: string): Button => ({
  label,
  action: { do: 'screen', path },
  style: 'primary',
})

export function showHome(context: Context, others: Others): Promise<Card> {
  return mayAct(context.actor.role, 'admin') ? homeOfStaff(context) : homeOfCustomer(context, others)
}

async function homeOfStaff(context: Context): Promise<Card> {
  const { runtime, actor, words } = context
  const { t } = words
  const isOwner = mayAct(actor.role, 'owner')
  const [{ cards }, { total: products }, shop] = await Promise.all([
    read(context, operations['home.get'], {}),
    shelfFrom(runtime, { from: 0, count: 0, hidden: true }),
    context.shop(),
  ])
  const team = isOwner ? [open(t.home.team, 'users')] : []
  const onScreen = screen(t.home.openShop, '')
  if (!products) {
    const first = isOwner ? [open(t.home.firstProduct, 'first')] : []
    return { ...sentence('', t.home.empty(shop.name)), buttons: [first, [...team, onScreen]] }
  }
  const sales = cards.find((card) => card.kind === 'sales')?.data
  const low = cards.find((card) => card.kind === 'lowStock')?.data.count ?? 0
  const overdue = cards.find((card) => card.kind === 'debts')?.data.overdue ?? 0
  const parts = [
    shop.name,
    sales?.count ? t.home.today(words.money(sales.total), sales.count) : t.home.nothingYet,
    ...(low ? [t.home.low(low)] : []),
    ...(overdue ? [t.overdueOf(words.money(overdue))] : []),
  ]
  return {
    ...sentence('', parts.join(' · ')),
    buttons: [
      [begin(t.home.sell, 'sell'), begin(t.home.take, 'pay')],
      [open(t.home.stock, 'shelf'), open(t.home.debts, 'debts')],
      [...team, onScreen],
    ],
  }
}

async function homeOfCustomer(context: Context, { accountOf }: Others): Promise<Card> {
  const { t } = context.words
  const { customer } = await read(context, operations['debts.mine'], {})
  const products = open(t.home.products, 'products')
  if (!customer)
    return { ...sentence('', t.home.noAccount), buttons: [[phoneButton(context.words)], [products]] }
  const account = await accountOf(context)
  return { ...account, buttons: [...(account.buttons ?? []), [products]] }
}

/** How the first product is made: by a line. */
export const showFirst = async ({ words: { t } }: Context): Promise<Card> => sentence('', t.home.howFirst)
