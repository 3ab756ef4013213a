// What is paid now: how much, by what, and the change.
import type { Method } from '../../client/api-types.ts'
import { minorDigits, money, note } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import cardStyles from '../../ui/card.module.css'
import choiceStyles from '../../ui/choice.module.css'
import { Choice } from '../../ui/choice.ts'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Icon, type IconName } from '../../ui/icons.ts'
import { MoneyField } from '../../ui/money.ts'
import { change, draft, sums } from '../cart/cart.ts'
import { notesFor } from '../cart/sale-of.ts'
import styles from './checkout.module.css'

const METHODS = ['pix', 'cash', 'card'] as const
const ICONS: Record<(typeof METHODS)[number], IconName> = { pix: 'pix', cash: 'cash', card: 'card' }

const pickMethod = (method: Method) => change({ method, given: null })
/** Exact is nothing given. */
const pickGiven = (value: number) => change({ given: value || null })

export function Payment() {
  const t = words('checkout').checkout
  const { way, method, part: now } = draft.value
  const { fromCredit, paidNow, change: back, total } = sums.value
  const cash = way === 'paid' && method === 'cash' && paidNow > 0
  const options = METHODS.map((value) => ({
    value,
    label: html`${part(Icon, { name: ICONS[value], size: 20 })}${t.methods[value]}`,
  }))
  return html`
    <section class=${classes(cardStyles.card, styles.pad, cardStyles.stack)}>
      ${fromCredit > 0 && html`<p class="second good">${t.coveredByCredit(money(fromCredit))}</p>`}
      ${
        way === 'part' &&
        html`<label class=${styles.pair}>
          <span class="muted second">${t.takesNow}</span>
          ${part(MoneyField, {
            hint: 'done',
            label: t.takesNow,
            value: now,
            set: (value) => change({ part: Math.min(value, total) }),
          })}
        </label>`
      }
      ${part(Choice<Method>, {
        label: t.method,
        options,
        value: method,
        pick: pickMethod,
        row: choiceStyles.thirds,
        face: classes(choiceStyles.chip, choiceStyles.wide),
      })}
      ${cash && part(Cash, { due: paidNow })}
    </section>
    ${
      cash &&
      back !== 0 &&
      html`<section class=${classes(cardStyles.card, styles.pad, styles.pair)} role="status">
        ${
          back > 0
            ? html`<span class="strong">${t.change}</span><span class=${classes('figure good', styles.secondAnswer)}>${money(back)}</span>`
            : html`<span class="strong danger">${t.missing(money(-back))}</span>`
        }
      </section>`
    }
  `
}

function Cash({ due }: { due: number }) {
  const t = words('checkout').checkout
  const { given } = draft.value
  const options = [
    { value: 0, label: t.exact },
    ...notesFor(due, minorDigits()).map((value) => ({ value, label: note(value) })),
  ]
  return html`
    <label class=${styles.pair}>
      <span>${t.received}</span>
      <span class=${styles.small}>
        ${part(MoneyField, { hint: 'done', label: t.received, value: given ?? due, set: (value) => pickGiven(value === due ? 0 : value) })}
      </span>
    </label>
    ${part(Choice<number>, {
      label: t.received,
      options,
      value: given ?? 0,
      pick: pickGiven,
      row: choiceStyles.thirds,
      face: classes(choiceStyles.chip, choiceStyles.full),
    })}
  `
}
