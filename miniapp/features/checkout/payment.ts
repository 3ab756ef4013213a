// What is paid now: how much, by what, and the change.
import type { Method } from '../../client/api-types.ts'
import { money, shop } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { lazy } from '../../ui/lazy.ts'
import { MoneyField } from '../../ui/money.ts'
import { change, draft, sums } from '../cart/cart.ts'
import { changeOf, takenBy } from '../cart/paid-by.ts'
import cashGivenStyles from '../debts/cash-given.module.css'
import { CashGiven, Change } from '../debts/cash-given.ts'
import { MethodChoice } from '../debts/method-choice.ts'
import { PixRow } from './pix-row.ts'

const Shares = lazy(async () => (await import('./shares.ts')).Shares)

/** What is paid by it already beside the first is paid by the one before from then on. */
function pickMethod(method: Method): void {
  const { method: before, others = [] } = draft.peek()
  change({
    method,
    others: others.map((one) => (one.method === method ? { ...one, method: before } : one)),
    given: null,
  })
}

export function Payment({ ask }: { ask: () => void }) {
  const t = words('checkout').checkout
  const { way, method, part: now, given } = draft.value
  const { fromCredit, paidNow, total } = sums.value
  const cash = takenBy('cash', draft.value, paidNow)
  const pix = takenBy('pix', draft.value, paidNow)
  return html`
    <section class=${classes(cardStyles.card, cashGivenStyles.pad, cardStyles.stack)}>
      ${fromCredit > 0 && html`<p class="second good">${t.coveredByCredit(money(fromCredit))}</p>`}
      ${
        way === 'part' &&
        html`<label class=${cashGivenStyles.pair}>
          <span class="muted second">${t.takesNow}</span>
          ${part(MoneyField, {
            hint: 'done',
            label: t.takesNow,
            value: now,
            set: (value) => change({ part: Math.min(value, total), given: null }),
          })}
        </label>`
      }
      ${part(MethodChoice, { method, pick: pickMethod })}
      ${paidNow > 0 && part(Shares)}
      ${cash > 0 && part(CashGiven, { due: cash, given, hint: 'done', give: (next) => change({ given: next }) })}
    </section>
    ${part(Change, { amount: changeOf(draft.value, paidNow) })}
    ${pix > 0 && shop.value?.pix && part(PixRow, { amount: pix, ask })}
  `
}
