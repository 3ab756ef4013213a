// `/dividas`: who owes, what one customer owes, and to customers what they owe themselves.
import { mayAct } from '#domain/operation.ts'
import { operations } from '#domain/operations.ts'
import { accountOf, openLines } from './account.ts'
import { type Command, defineCommand, goingOn } from './command.ts'
import type { Context } from './context.ts'
import { DEBTORS_SHOWN, debtorLabel, debtorLine, debtorsOn, debtsHead } from './debtors.ts'
import { linkBegins, linkButton, linkSays } from './link.ts'
import { type Button, type Card, cardOf, GAP, line, sentence } from './message.ts'
import { find, isNear } from './names.ts'
import { CommandError } from './outcome.ts'
import { showOwnAccount, showOwnPix, showOwnStatement } from './own-account.ts'
import { paged } from './pages.ts'
import { promiseBegins, promising } from './promise.ts'
import { anyOf, beginning, onScreen, opening, read } from './reads.ts'
import { remindBegin, reminding, remindTyped } from './remind.ts'
import { showStatement, statementLine } from './statement.ts'
import { rightSays, showCharges, talkBegins } from './talk.ts'
import { talking } from './talk-form.ts'

const command = defineCommand({
  name: 'dividas',
  aliases: ['debts'],
  alsoTyped: ['divida', 'deve', 'fiado', 'debt', 'extrato'],
  role: 'user',
  show(text, context) {
    const { t } = context.words
    if (mayAct(context.actor.role, 'admin')) return text ? showMeant(text, context) : showDebtors(context, 0)
    return text ? sentence('', t.needsRole.admin) : showOwnAccount(context)
  },
  reads: {
    debts: { role: 'admin', show: showDebtors },
    account: { role: 'admin', show: showCustomer },
    statement: {
      role: 'admin',
      show: (context, page, of = 0) =>
        showStatement(context, { list: 'statement', of, page, customerId: of, back: ['account', of] }),
    },
    mine: { role: 'user', show: showOwnAccount },
    charges: { role: 'user', show: showCharges },
    own_pix: { role: 'user', show: showOwnPix },
    own_statement: { role: 'user', show: showOwnStatement },
  },
})

const withTalks = goingOn(
  {
    ...command,
    says: [...command.says, ...linkSays, ...rightSays],
    begins: { ...command.begins, ...linkBegins, ...talkBegins, ...promiseBegins, remind: remindBegin },
  },
  talking,
)
const withActs = goingOn(goingOn(withTalks, promising), reminding)

/** `lembrar ana` asks for no account. */
export const dividas: Command = {
  ...withActs,
  run: async (typed, context, options) =>
    (await remindTyped(typed.text, context, options)) ?? withActs.run(typed, context, options),
}

/** Everybody who owes, and how late it is; each opens their account. */
async function showDebtors(context: Context, wanted: number): Promise<Card> {
  const { t } = context.words
  const debtors = await debtorsOn(context, wanted, DEBTORS_SHOWN)
  const { page, items, total } = debtors
  if (!total) return sentence('', t.nobodyOwes)
  const rows = items.map((one) => ({
    name: one.customer.name,
    say: (name: string) => debtorLine(one, context, name),
  }))
  const opens = items.map((one) => opening(debtorLabel(one, context), 'account', one.customer.id))
  const late = debtors.totals.overdue > 0 ? [[beginning(t.reminders.allLate, 'remind', 0)]] : []
  const below = [...late, [beginning(t.takeFromOne, 'pay', 0), onScreen(t.onScreen, 'debts')]]
  const head = debtsHead(debtors, context)
  return paged({ list: 'debts', head, page, total, rows, size: DEBTORS_SHOWN, opens, below }, context)
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

const LAST_LINES = 5

async function showCustomer(context: Context, id: number): Promise<Card> {
  const { words } = context
  const { t } = words
  const [account, statement, { creditLimit, userId }] = await Promise.all([
    accountOf(context, id),
    read(context, operations['customers.statement'], { id, limit: LAST_LINES }),
    read(context, operations['customers.get'], { id }),
  ])
  const { due, credit, overdue, since } = account
  const name = account.customer?.name ?? ''
  const said =
    due > 0
      ? t.owes(name, words.money(due))
      : credit > 0
        ? t.hasCredit(name, words.money(credit))
        : t.owesNothing(name)
  const promised = account.promise
    ? [t.reminders.promised(words.day(account.promise.on), account.promise.by.name)]
    : []
  const more = [
    ...promised,
    ...(overdue && since ? [t.overdueSince(words.money(overdue), words.day(since))] : []),
    ...(creditLimit === null ? [] : [t.limitOf(words.money(creditLimit))]),
  ]
  const lines = statement.items.map((one) => statementLine(one, context))
  return {
    ...cardOf([
      line(said, { name: said, link: { is: 'customer', id } }),
      ...more.map((text) => line(text)),
      ...openLines(account, context),
      ...(lines.length ? [GAP, line(t.statementHead), ...lines] : []),
    ]),
    isList: true,
    buttons: accountButtons(context, id, {
      byPix: due > 0 && (await context.shop()).pix !== null,
      isLinked: userId !== null,
      owes: due > 0,
    }),
  }
}

const accountButtons = (
  { words }: Context,
  id: number,
  { byPix, isLinked, owes }: { byPix: boolean; isLinked: boolean; owes: boolean },
): Button[][] => [
  [
    beginning(words.t.takeFromOne, 'pay', id),
    ...(byPix ? [beginning(words.t.methodButtons.pix, 'pix', id)] : []),
    beginning(words.t.home.sell, 'sell', id),
    { label: words.t.statementButton, action: { do: 'page', list: 'statement', page: 0, of: id } },
  ],
  ...(owes
    ? [
        [
          beginning(words.t.reminders.remind, 'remind', id),
          beginning(words.t.reminders.promiseOf, 'promise', id),
        ],
      ]
    : []),
  ...(isLinked ? [] : [[linkButton(words, id)]]),
  [opening(words.t.backButton, 'debts', 0), onScreen(words.t.onScreen, `customers/${id}`)],
]
