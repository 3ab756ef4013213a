// The tour of three steps on one card, by role: tapped through or passed over, once a person. Its example stores nothing.
import { guestOf, markToured } from '#domain/users/index.ts'
import type { Context } from './context.ts'
import { type Others, showHome } from './home.ts'
import { type Button, type Card, cardOf, type Line, line, linesOf } from './message.ts'

/** Minor units of the example's product. */
const EXAMPLE_PRICE = 500
const LAST = 3

/** Step by step from 0; behind the last one is the home. */
export async function showTour(context: Context, step: number, others: Others): Promise<Card> {
  const { runtime, actor } = context
  if (step >= LAST) await markToured(runtime, actor.userId)
  return step > LAST ? showHome(context, others) : stepOf(context, step)
}

async function stepOf(context: Context, step: number): Promise<Card> {
  const { runtime, actor, words } = context
  const { t } = words
  const to = (label: string, page: number): Button => ({ label, action: { do: 'page', list: 'tour', page } })
  const ask = (label: string, list: string): Button => ({ label, action: { do: 'page', list, page: 0 } })
  const skip = to(t.tour.skip, LAST + 1)
  if (step === 0) {
    const [{ name }, shop] = await Promise.all([guestOf(runtime, actor.userId), context.shop()])
    const says = linesOf(t.tour.welcome(name, t.roles[actor.role], shop.name))
    return { ...cardOf(says), buttons: [[to(t.tour.line, 1)], [skip]] }
  }
  if (step === 1) return { ...cardOf(example(context)), buttons: [[to(t.sale.by.credit, 2)], [skip]] }
  if (step === 2) return { ...cardOf(linesOf(t.tour.undo)), buttons: [[to(t.tour.understood, LAST), skip]] }
  const questions = [ask(t.tour.whoOwes, 'debts'), ask(t.tour.whatIsLow, 'shelf')]
  return { ...cardOf(linesOf(t.tour.ask)), buttons: [questions, [to(t.tour.done, LAST + 1)]] }
}

/** A sale's card that nothing stands behind. */
function example({ words }: Context): readonly [Line, ...Line[]] {
  const { t } = words
  const total = words.money(2 * EXAMPLE_PRICE)
  return [
    line(t.tour.example),
    line(''),
    line(`🛒 ${t.tour.customer}`),
    line(`2 × ${t.tour.goods} · ${total}`),
    line(t.total(total)),
    line(''),
    line(t.tour.tapCredit),
  ]
}
