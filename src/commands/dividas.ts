// `/dividas`: who owes, what one customer owes, and to customers what they owe themselves.
import { debtorsFrom } from '#domain/debts/index.ts'
import { mayAct } from '#domain/operation.ts'
import { operations } from '#domain/operations.ts'
import { defineCommand } from './command.ts'
import type { Context } from './context.ts'
import { BULLET, type Card, cardOf, GAP, type Line, line, rowLine, sentence } from './message.ts'
import { find, isNear } from './names.ts'
import { CommandError } from './outcome.ts'
import { paged, pageOf } from './pages.ts'
import { anyOf, read } from './reads.ts'
import { truncate } from './truncate.ts'
import type { Texts } from './words.ts'

export const dividas = defineCommand({
  name: 'dividas',
  aliases: ['debts'],
  alsoTyped: ['divida', 'deve', 'fiado', 'debt', 'extrato'],
  role: 'user',
  show(text, context) {
    const { t } = context.words
    if (mayAct(context.actor.role, 'admin')) return text ? showMeant(text, context) : showDebtors(context, 0)
    return text ? sentence('', t.needsRole(t.roles.admin)) : showOwnAccount(context)
  },
  reads: {
    debts: { role: 'admin', show: showDebtors },
    account: { role: 'admin', show: showCustomer },
    mine: { role: 'user', show: showOwnAccount },
  },
})

/** Everybody who owes, and how late it is. */
export async function showDebtors(context: Context, wanted: number): Promise<Card> {
  const { words } = context
  const { t } = words
  const { page, items, totals } = await pageOf(wanted, (place) => debtorsFrom(context.runtime, place))
  if (!totals.customers) return sentence('', t.nobodyOwes)
  const rows = items.map((one) => ({
    name: one.customer.name,
    say: (name: string) =>
      rowLine(one.overdue > 0 ? '🔴' : BULLET, {
        name,
        value: words.money(one.due),
        ...(one.overdue > 0 ? { under: t.overdueOf(words.money(one.overdue)) } : {}),
        link: { is: 'customer', id: one.customer.id },
      }),
  }))
  const { due, overdue, ageing, customers } = totals
  const head = t.debtsHead(words.money(due), customers, words.money(overdue))
  const { current, d7, d30, older } = ageing
  const ages = t.ages(words.money(current), words.money(d7), words.money(d30), words.money(older))
  return paged({ list: 'debts', head: [line(head), line(ages)], page, total: customers, rows }, context)
}

/** A customer's open sales and the last lines of the statement; a slip of the finger is asked about. */
async function showMeant(typed: string, context: Context): Promise<Card> {
  const { t } = context.words
  const found = find(typed, await context.customers(typed))
  const [only, other] = found.items
  if (!only) throw new CommandError(t.noCustomer(typed))
  if (!other && !isNear(found)) return showCustomer(context, only.id)
  const each = found.items.map(({ id, name }) => ({
    id,
    label: name,
    row: { name, link: { is: 'customer', id } } as const,
  }))
  return anyOf('account', t.whichCustomer(typed), each)
}

async function showCustomer(context: Context, id: number): Promise<Card> {
  const { words } = context
  const { t } = words
  const [account, statement] = await Promise.all([
    read(context, operations['debts.get'], { customerId: id }),
    read(context, operations['customers.statement'], { id, limit: 10 }),
  ])
  const lines = statement.items.map((one): Line => {
    const [day, kind] = [words.day(one.on), t.kinds[one.kind]]
    const [amount, balance] = [words.money(one.amount), words.money(one.balance)]
    const row = { name: `${day} · ${kind}`, value: amount, under: t.balanceOf(balance) }
    return line(`· ${t.statementLine(day, kind, amount, balance)}`, row)
  })
  const more = lines.length ? [GAP, line(t.statementHead), ...lines] : []
  const name = account.customer?.name ?? ''
  const says: Says = {
    owes: (money) => t.owes(name, money),
    hasCredit: (money) => t.hasCredit(name, money),
    owesNothing: t.owesNothing(name),
  }
  const [head, ...open] = accountLines(says, account, context)
  return { ...cardOf([head, ...open, ...more]), isList: true }
}

async function showOwnAccount(context: Context): Promise<Card> {
  const account = await read(context, operations['debts.mine'], {})
  if (!account.customer) return sentence('', context.words.t.noAccount)
  return cardOf(accountLines(context.words.t.own, account, context))
}

/** Of a customer by name, or to them about themselves. */
type Says = Texts['own']

interface Account {
  readonly customer: { readonly id: number } | null
  readonly due: number
  readonly credit: number
  readonly sales: readonly {
    readonly id: number
    readonly on: string
    readonly due: number
    readonly items: readonly { readonly name: string }[]
  }[]
}

const OPEN_SHOWN = 15

function accountLines(
  says: Says,
  { customer, due, credit, sales }: Account,
  { words }: Context,
): readonly [Line, ...Line[]] {
  const said =
    due > 0
      ? says.owes(words.money(due))
      : credit > 0
        ? says.hasCredit(words.money(credit))
        : says.owesNothing
  const head = { name: said, ...(customer ? { link: { is: 'customer', id: customer.id } as const } : {}) }
  const open = truncate(
    sales,
    (sale) => {
      const [day, value] = [words.day(sale.on), words.money(sale.due)]
      const goods = sale.items.slice(0, 3).map((item) => item.name)
      const row = { name: day, value, under: goods.join(', '), link: { is: 'sale', id: sale.id } } as const
      return line(`· ${day}: ${value} (${row.under})`, row)
    },
    words,
    OPEN_SHOWN,
  )
  return [line(said, head), ...open]
}
