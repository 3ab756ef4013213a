// The words of asking an owner to allow something, and of the answer.
import type { approvals as Portuguese } from '../pt-BR/chat-approvals.ts'
import { overLimit } from './over-limit.ts'

const to = (who: string | null) => (who ? ` to ${who}` : '')

export const approvals: typeof Portuguese = {
  ask: '🙋 Ask an owner',
  selling: (money, who) => `the sale of ${money}${to(who)}`,
  voiding: (money, who) => `voiding the sale of ${money}${to(who)}`,
  asks: (who, what) => `🙋 ${who} asks you to allow ${what}.`,
  overLimit: (over, limit) => `${overLimit.byOf(over, limit)}.`,
  willOwe: (money) => `Will owe ${money}.`,
  beyond: {
    discountPercent: (asked, is) => `A discount of ${asked}%; the team gives up to ${is}%.`,
    priceOverridePercent: (asked, is) => `A price ${asked}% lower; the team goes down to ${is}%.`,
    belowCost: () => 'It goes below cost.',
    voidHours: (asked, is) => `The sale is ${asked} h old; the team voids up to ${is} h.`,
    backdateDays: (asked, is) => `From ${asked} days ago; the team goes back ${is}.`,
  },
  oldest: (day) => `Oldest: due ${day}`,
  paysIn: (days) => `Usually pays in ${days} ${days === 1 ? 'day' : 'days'}`,
  lastPaid: (money, day) => `Last payment: ${money}, ${day}`,
  freedBefore: (count, open) =>
    `Allowed before: ${count === 1 ? 'once' : `${count} times`}${open ? `, ${open} still open` : ', paid'}`,
  allow: (money) => `✅ Allow ${money}`,
  deny: 'Refuse',
  giveUp: 'Give up',
  sent: (what) => `🙋 An owner was asked for ${what}. It waits an hour; the answer comes here.`,
  freed: (who, what) => `✅ ${who} allowed ${what}. It is done.`,
  refused: (who, what) => `🚫 ${who} did not allow ${what}. Nothing was done.`,
  givenUp: (who, what) => `${who} gave up ${what}. Nothing was done.`,
  expired: (what) => `⌛ The hour for ${what} has passed. Nothing was done.`,
}
