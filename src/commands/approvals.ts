// Asking an owner in the chat, and answering there: the words of it, and what its buttons do.
import type { Approval, ApprovalShown } from '#domain/approvals/index.ts'
import { execute } from '#domain/execute.ts'
import { operations } from '#domain/operations.ts'
import type { Begin } from './command.ts'
import { doneOutcome } from './done.ts'
import { type Saying, saying } from './form.ts'
import { countOf } from './goods.ts'
import { type Card, cardOf, linesOf } from './message.ts'
import { beginning } from './reads.ts'
import { truncate } from './truncate.ts'
import type { Words } from './words.ts'

/** What is asked for, in a few words. */
export function saidOf({ kind, amount, customer, input }: Approval, words: Words) {
  const { approvals } = words.t
  const typed = input?.['customerName']
  const who = customer?.name ?? (typeof typed === 'string' ? typed : null)
  const money = words.money(amount)
  return { money, what: kind === 'void' ? approvals.voiding(money, who) : approvals.selling(money, who) }
}

/** How far it goes beyond what, each in its line. */
function beyondLines({ beyond: { limits, credit } }: Approval, words: Words): string[] {
  const { approvals } = words.t
  return [
    ...(credit
      ? [
          approvals.overLimit(words.money(credit.exceedsBy), words.money(credit.limit)),
          approvals.willOwe(words.money(credit.limit + credit.exceedsBy)),
        ]
      : []),
    ...limits.map(({ name, asked, is }) =>
      approvals.beyond[name](words.number(Number(asked)), words.number(Number(is))),
    ),
  ]
}

/** What an owner decides by. */
function factLines({ account }: ApprovalShown, words: Words): string[] {
  if (!account) return []
  const { approvals } = words.t
  const { oldestDueOn, paysInDays, lastPayment, freedBefore } = account
  return [
    ...(oldestDueOn ? [approvals.oldest(words.day(oldestDueOn))] : []),
    ...(paysInDays === null ? [] : [approvals.paysIn(paysInDays)]),
    ...(lastPayment ? [approvals.lastPaid(words.money(lastPayment.amount), words.day(lastPayment.on))] : []),
    ...(freedBefore.count ? [approvals.freedBefore(freedBefore.count, freedBefore.open)] : []),
  ]
}

export function sayWaiting(asked: ApprovalShown, words: Words): string {
  const goods = truncate(
    asked.items,
    (item) => linesOf(`· ${countOf(item.quantity, item.unit, words)} × ${item.name}`)[0],
    words,
  ).map(({ text }) => text)
  const facts = factLines(asked, words)
  return [
    words.t.approvals.asks(asked.by.name, saidOf(asked, words).what),
    ...beyondLines(asked, words),
    ...goods,
    ...(facts.length ? ['', ...facts] : []),
  ].join('\n')
}

/** What became of it, whoever reads. */
export function sayDecided(asked: Approval, words: Words): string {
  const { approvals } = words.t
  const { what } = saidOf(asked, words)
  const who = asked.decidedBy?.name ?? ''
  const said =
    asked.state === 'granted'
      ? approvals.freed(who, what)
      : asked.state === 'refused'
        ? asked.decidedBy?.id === asked.by.id
          ? approvals.givenUp(who, what)
          : approvals.refused(who, what)
        : asked.state === 'expired'
          ? approvals.expired(what)
          : approvals.sent(what)
  return asked.reason ? `${said}\n“${asked.reason}”` : said
}

const told = (asked: Approval, words: Words): Card => cardOf(linesOf(sayDecided(asked, words)))

export const approvalSays: readonly Saying[] = [
  saying(operations['approvals.create'], (asked, _, words) => told(asked, words), {
    next: ({ id, state }, { t }) => (state === 'waiting' ? [beginning(t.approvals.giveUp, 'unask', id)] : []),
  }),
  saying(operations['approvals.grant'], (asked, _, words) => told(asked, words)),
  saying(operations['approvals.refuse'], (asked, _, words) => told(asked, words)),
  saying(operations['approvals.withdraw'], (asked, _, words) => told(asked, words)),
]

/** The question was the card itself: a tap on it acts. */
const answering =
  (name: 'approvals.grant' | 'approvals.refuse' | 'approvals.withdraw'): Begin =>
  async (id, context, { source, intentKey }) => {
    const { runtime, actor } = context
    const call = { actor, input: { id }, source, ...(intentKey === undefined ? {} : { intentKey }) }
    const answer =
      name === 'approvals.withdraw'
        ? await execute(runtime, operations[name], call)
        : name === 'approvals.grant'
          ? await execute(runtime, operations[name], call)
          : await execute(runtime, operations[name], call)
    return doneOutcome(approvalSays, name, answer, {}, context)
  }

export const approvalAnswers: Readonly<Record<string, Begin>> = {
  allow: answering('approvals.grant'),
  deny: answering('approvals.refuse'),
  unask: answering('approvals.withdraw'),
}
