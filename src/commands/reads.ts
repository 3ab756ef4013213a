// What commands show: levels, prices, who owes, an account, people, help; long lists in pages.
import { execute } from '#domain/execute.ts'
import { mayAct, type Operation } from '#domain/operation.ts'
import { operations } from '#domain/operations.ts'
import type { Context } from './context.ts'
import { find } from './names.ts'
import { CommandError, type Message } from './outcome.ts'
import { commandNamed, commandsFor } from './registry.ts'
import { named } from './stock.ts'
import { usageOf } from './usage.ts'

/** A message has 4,096 at most; a page leaves room for its head. */
const PAGE_UNITS = 3400
const PAGE_LINES = 40
/** Rows of a list that the chat shows at all; the MiniApp shows the rest. */
const ROWS_MAX = 2000

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

function paged(
  list: string,
  head: string,
  lines: readonly string[],
  page: number,
  { words }: Context,
): Message {
  const pages: string[][] = [[]]
  let size = 0
  for (const line of lines) {
    const current = pages.at(-1) ?? []
    if (current.length && (size + line.length > PAGE_UNITS || current.length >= PAGE_LINES)) {
      pages.push([line])
      size = line.length
      continue
    }
    current.push(line)
    size += line.length + 1
  }
  const at = Math.min(Math.max(page, 0), pages.length - 1)
  const text = [head, '', ...(pages[at] ?? [])].join('\n').trimEnd()
  if (pages.length === 1) return { text }
  const to = (target: number, label: string) => ({
    label,
    action: { do: 'page' as const, list, page: target },
  })
  const buttons = [
    ...(at > 0 ? [to(at - 1, '‹')] : []),
    to(at, words.t.pageOf(at + 1, pages.length)),
    ...(at < pages.length - 1 ? [to(at + 1, '›')] : []),
  ]
  return { text, buttons: [buttons] }
}

export async function showLevels(context: Context, page = 0): Promise<Message> {
  const { words } = context
  const all = (await context.products()).slice(0, ROWS_MAX)
  if (!all.length) return { text: words.t.noProducts }
  const low = (one: (typeof all)[number]) => one.minStock > 0 && one.stock <= one.minStock
  const lines = all.map(
    (one) =>
      `${one.stock === 0 ? '🔴' : low(one) ? '🟠' : '·'} ${named(one)}: ${words.quantity(one.stock, one.unit)}`,
  )
  return paged('stock', words.t.stockHead(all.length, all.filter(low).length), lines, page, context)
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
  const found = find(typed, await context.products())
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
  const one = (await context.products()).find((product) => product.id === id)
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

export async function showPrices(context: Context, page = 0): Promise<Message> {
  const { words, actor } = context
  const staff = mayAct(actor.role, 'admin')
  const all = (await context.products()).filter((one) => staff || !one.hidden).slice(0, ROWS_MAX)
  if (!all.length) return { text: words.t.noProducts }
  const lines = all.map(
    (one) =>
      `${named(one)} · ${words.money(one.price)}/${one.unit}${one.stock === 0 ? ` · ${words.t.soldOut}` : ''}`,
  )
  return paged('products', words.t.pricesHead, lines, page, context)
}

export async function showDebtors(context: Context, page = 0): Promise<Message> {
  const { words } = context
  const { t } = words
  const items: Awaited<ReturnType<typeof debtors>>['items'] = []
  let cursor: string | null | undefined
  const debtors = (at: string | undefined) =>
    read(context, 'debts.list', { limit: 200, ...(at ? { cursor: at } : {}) })
  const first = await debtors(undefined)
  items.push(...first.items)
  for (cursor = first.nextCursor; cursor && items.length < ROWS_MAX; ) {
    const next = await debtors(cursor)
    items.push(...next.items)
    cursor = next.nextCursor
  }
  if (!items.length) return { text: t.nobodyOwes }
  const lines = items.map(
    (one) =>
      `${one.overdue > 0 ? '🔴' : '·'} ${one.customer.name}: ${words.money(one.due)}${one.overdue > 0 ? ` · ${t.overdueOf(words.money(one.overdue))}` : ''}`,
  )
  const { due, overdue, ageing } = first.totals
  const head = t.debtsHead(words.money(due), items.length, words.money(overdue))
  const ages = t.ages(
    words.money(ageing.current),
    words.money(ageing.d7),
    words.money(ageing.d30),
    words.money(ageing.older),
  )
  return paged('debts', `${head}\n${ages}`, lines, page, context)
}

/** A customer's open sales and the last lines of the statement; a slip of the finger is asked about. */
export async function showAccount(typed: string, context: Context): Promise<Message> {
  const { t } = context.words
  const found = find(typed, await context.customers())
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

export async function showPeople(context: Context, page = 0): Promise<Message> {
  const { words } = context
  const lines = (await context.people()).slice(0, ROWS_MAX).map((one) => {
    const username = one.username ? ` @${one.username}` : ''
    return `· ${one.name}${username} (${one.telegramId}): ${one.disabled ? words.t.disabledPerson : words.t.roles[one.role]}`
  })
  return paged('users', words.t.peopleHead, lines, page, context)
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
