// What commands show: levels, prices, who owes, an account, people, help; long lists in pages.
import { shelfFrom } from '#domain/catalog/index.ts'
import { debtorsFrom } from '#domain/debts/index.ts'
import { execute } from '#domain/execute.ts'
import { mayAct, type Operation } from '#domain/operation.ts'
import { operations } from '#domain/operations.ts'
import { usersFrom } from '#domain/users/index.ts'
import { isLow } from '#lib/quantity.ts'
import type { Context } from './context.ts'
import { find } from './names.ts'
import { CommandError, type Message } from './outcome.ts'
import { paged, pageOf } from './pages.ts'
import { commandNamed, commandsFor } from './registry.ts'
import { named } from './stock.ts'
import { usageOf } from './usage.ts'

const read = async <N extends keyof typeof operations>(context: Context, name: N, input: unknown) => {
  type Output = (typeof operations)[N] extends Operation<infer _, infer O> ? O : never
  const operation = operations[name] as unknown as Operation<unknown, Output>
  return (await execute(context.runtime, operation, { actor: context.actor, input, source: 'chat' })).value
}

/** Lists that a button pages through, by name. */
export const LISTS: Readonly<Record<string, (context: Context, page: number) => Promise<Message>>> = {
  stock: showLevels,
  products: showPrices,
  debts: showDebtors,
  users: showPeople,
  // Of one alone: the page is its id.
  product: showProduct,
  account: showCustomer,
}

const shelfAt = ({ runtime }: Context, page: number, hidden: boolean) =>
  pageOf(page, (place) => shelfFrom(runtime, { ...place, hidden }))

export async function showLevels(context: Context, wanted = 0): Promise<Message> {
  const { words } = context
  const { page, total, low, items } = await shelfAt(context, wanted, true)
  if (!total) return { text: words.t.noProducts }
  const rows = items.map((one) => ({
    before: `${one.stock === 0 ? '🔴' : isLow(one) ? '🟠' : '·'} `,
    name: named(one),
    after: `: ${words.quantity(one.stock, one.unit)}`,
  }))
  return paged({ list: 'stock', head: words.t.stockHead(total, low), page, total, rows }, context)
}

/** Those that may be meant, in words and as a button each that shows it. */
const choice = (
  list: string,
  question: string,
  all: readonly { id: number; name: string; line: string }[],
): Message => ({
  text: [question, ...all.map(({ line }) => `· ${line}`)].join('\n'),
  buttons: all.map(({ id, name }) => [{ label: name, action: { do: 'page', list, page: id } }]),
})

/** One product with its open lots, the oldest first. */
export async function showStock(typed: string, context: Context): Promise<Message> {
  const { words } = context
  const found = find(typed, await context.products(typed))
  const [only, other] = found.items
  if (!only) throw new CommandError(words.t.noProduct(typed))
  if (!other) return showProduct(context, only.id)
  const each = found.items.map((one) => ({
    ...one,
    line: `${named(one)}: ${words.quantity(one.stock, one.unit)}`,
  }))
  return choice('product', words.t.severalProducts(typed), each)
}

async function showProduct(context: Context, id: number): Promise<Message> {
  const { words } = context
  const { t } = words
  const [one] = await context.productsOf([id])
  if (!one) throw new CommandError(t.buttonGone)
  const { items } = await read(context, 'stock.lots', { productId: id, open: true, limit: 20 })
  const lots = items.map((lot, i) =>
    t.lot(
      i === 0,
      words.quantity(lot.remaining, one.unit),
      words.quantity(lot.quantity, one.unit),
      words.money(lot.unitCost),
      lot.expiresOn && words.day(lot.expiresOn),
    ),
  )
  const minimum = one.minStock > 0 ? t.minimumOf(words.quantity(one.minStock, one.unit)) : null
  const head = `${named(one)}: ${words.quantity(one.stock, one.unit)}`
  return {
    text: [head, t.priceOf(words.money(one.price)), ...(minimum ? [minimum] : []), ...lots].join('\n'),
  }
}

export async function showPrices(context: Context, wanted = 0): Promise<Message> {
  const { words, actor } = context
  const { page, total, items } = await shelfAt(context, wanted, mayAct(actor.role, 'admin'))
  if (!total) return { text: words.t.noProducts }
  const rows = items.map((one) => ({
    before: '',
    name: named(one),
    after: ` · ${words.money(one.price)}/${one.unit}${one.stock === 0 ? ` · ${words.t.soldOut}` : ''}`,
  }))
  return paged({ list: 'products', head: words.t.pricesHead, page, total, rows }, context)
}

export async function showDebtors(context: Context, wanted = 0): Promise<Message> {
  const { words } = context
  const { t } = words
  const { page, items, totals } = await pageOf(wanted, (place) => debtorsFrom(context.runtime, place))
  if (!totals.customers) return { text: t.nobodyOwes }
  const rows = items.map((one) => ({
    before: `${one.overdue > 0 ? '🔴' : '·'} `,
    name: one.customer.name,
    after: `: ${words.money(one.due)}${one.overdue > 0 ? ` · ${t.overdueOf(words.money(one.overdue))}` : ''}`,
  }))
  const { due, overdue, ageing, customers } = totals
  const head = t.debtsHead(words.money(due), customers, words.money(overdue))
  const ages = t.ages(
    words.money(ageing.current),
    words.money(ageing.d7),
    words.money(ageing.d30),
    words.money(ageing.older),
  )
  return paged({ list: 'debts', head: `${head}\n${ages}`, page, total: customers, rows }, context)
}

/** A customer's open sales and the last lines of the statement; a slip of the finger is asked about. */
export async function showAccount(typed: string, context: Context): Promise<Message> {
  const { t } = context.words
  const found = find(typed, await context.customers(typed))
  const [only, other] = found.items
  if (!only) throw new CommandError(t.noCustomer(typed))
  if (other || found.by === 'slip') {
    const each = found.items.map((one) => ({ ...one, line: one.name }))
    return choice('account', t.whichCustomer(typed), each)
  }
  return showCustomer(context, only.id)
}

async function showCustomer(context: Context, id: number): Promise<Message> {
  const { words } = context
  const { t } = words
  const [account, statement] = await Promise.all([
    read(context, 'debts.get', { customerId: id }),
    read(context, 'customers.statement', { id, limit: 10 }),
  ])
  const lines = statement.items.map((line) =>
    t.statementLine(
      words.day(line.on),
      t.kinds[line.kind],
      words.money(line.amount),
      words.money(line.balance),
    ),
  )
  return {
    text: [
      accountText(account.customer?.name ?? '', account, context),
      ...(lines.length ? ['', t.statementHead, ...lines] : []),
    ].join('\n'),
  }
}

export async function showOwnAccount(context: Context): Promise<Message> {
  const account = await read(context, 'debts.mine', {})
  if (!account.customer) return { text: context.words.t.noAccount }
  return { text: accountText(account.customer.name, account, context) }
}

type Account = {
  due: number
  credit: number
  sales: readonly { on: string; due: number; items: readonly { name: string }[] }[]
}

const OPEN_SHOWN = 15

function accountText(name: string, { due, credit, sales }: Account, { words }: Context): string {
  const { t } = words
  const shown = sales.slice(0, OPEN_SHOWN).map(
    (sale) =>
      `· ${words.day(sale.on)}: ${words.money(sale.due)} (${sale.items
        .slice(0, 3)
        .map((item) => item.name)
        .join(', ')})`,
  )
  const more = sales.length > OPEN_SHOWN ? [t.andMore(sales.length - OPEN_SHOWN)] : []
  const head =
    due > 0
      ? t.owes(name, words.money(due))
      : credit > 0
        ? t.hasCredit(name, words.money(credit))
        : t.owesNothing(name)
  return [head, ...shown, ...more].join('\n')
}

export async function showPeople(context: Context, wanted = 0): Promise<Message> {
  const { words } = context
  const { page, items, total } = await pageOf(wanted, (place) => usersFrom(context.runtime, place))
  const rows = items.map((one) => ({
    before: '· ',
    name: one.name,
    after: `${one.username ? ` @${one.username}` : ''} (${one.telegramId}): ${one.disabled ? words.t.disabledPerson : words.t.roles[one.role]}`,
  }))
  return paged({ list: 'users', head: words.t.peopleHead, page, total, rows }, context)
}

export function showCommands({ actor, words }: Context): Message {
  const lines = commandsFor(actor.role).map((one) => `/${one.name}: ${words.t.summaries[one.name]}`)
  return { text: [words.t.commandsHead, '', ...lines].join('\n') }
}

export function showHelp(topic: string, context: Context): Message {
  const { words, actor } = context
  const command = commandNamed(topic.replace(/^\//, ''))
  if (!topic) return { text: [words.t.help, '', showCommands(context).text].join('\n') }
  if (!command || !mayAct(actor.role, command.role)) throw new CommandError(words.t.noCommand)
  const { usage } = usageOf(command.name, words.t)
  return { text: `/${command.name}: ${words.t.summaries[command.name]}\n\n${usage}` }
}
