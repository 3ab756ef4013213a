// A customer's statement in the chat, newest first, a few lines a page.
import { operations } from '#domain/operations.ts'
import { LIMIT_MAX } from '#lib/limits.ts'
import type { Context } from './context.ts'
import { type Button, type Card, cardOf, GAP, type Line, line } from './message.ts'
import { opening, read } from './reads.ts'

const LINES_SHOWN = 12
/** Those behind are read on the screen. */
const PAGES = Math.floor(LIMIT_MAX / LINES_SHOWN)

interface Wanted {
  /** The list that turns its pages, and the thing that it is about, where that must be said. */
  readonly list: string
  readonly of?: number
  readonly page: number
  readonly customerId: number
  readonly back: readonly [list: string, page: number]
}

type Entry = { readonly on: string; readonly amount: number; readonly balance: number } & {
  readonly kind: 'sale' | 'payment' | 'void' | 'opening'
}

/** What happened, how much it was, and what was owed after it. */
export function statementLine({ on, kind, amount, balance }: Entry, { words }: Context): Line {
  const { t } = words
  const [day, what] = [words.day(on), t.kinds[kind]]
  const row = {
    name: `${day} · ${what}`,
    value: words.money(amount),
    under: t.balanceOf(words.money(balance)),
  }
  return line(`· ${t.statementLine(day, what, words.money(amount), words.money(balance))}`, row)
}

export async function showStatement(
  context: Context,
  { list, of, page: wanted, customerId, back }: Wanted,
): Promise<Card> {
  const { t } = context.words
  const page = Math.min(wanted, PAGES - 1)
  const from = page * LINES_SHOWN
  const limit = Math.min(LIMIT_MAX, from + LINES_SHOWN)
  const statement = await read(context, operations['customers.statement'], { id: customerId, limit })
  const lines = statement.items.slice(from).map((one) => statementLine(one, context))
  const isMore = statement.nextCursor !== null
  const to = (target: number, label: string): Button => ({
    label,
    action: { do: 'page', list, page: target, ...(of === undefined ? {} : { of }) },
  })
  const turning = [
    ...(page > 0 ? [to(page - 1, '‹')] : []),
    ...(isMore && page < PAGES - 1 ? [to(page + 1, '›')] : []),
  ]
  return {
    ...cardOf([
      line(`📄 ${statement.customer.name}`, {
        name: statement.customer.name,
        link: { is: 'customer', id: customerId },
      }),
      GAP,
      ...(lines.length ? lines : [line(t.nothingYet)]),
      ...(isMore && page === PAGES - 1 ? [line(t.restOnScreen)] : []),
    ]),
    buttons: [...(turning.length ? [turning] : []), [opening(t.backButton, ...back)]],
  }
}
