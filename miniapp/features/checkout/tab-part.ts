// What stays on the tab: whose, how much, and until when.
import { useState } from 'preact/hooks'
import { addDays } from '#lib/days.ts'
import { today } from '../../client/clock.ts'
import { day, longDay, money } from '../../client/format.ts'
import { dueDays } from '../../client/known-shop.ts'
import { words } from '../../client/words.ts'
import { calledBy } from '../../ui/avatar.ts'
import buttonStyles from '../../ui/button.module.css'
import cardStyles from '../../ui/card.module.css'
import choiceStyles from '../../ui/choice.module.css'
import { Choice } from '../../ui/choice.ts'
import { classes } from '../../ui/classes.ts'
import fieldsStyles from '../../ui/fields.module.css'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import rowStyles from '../../ui/row.module.css'
import { Sheet } from '../../ui/sheet.ts'
import { SheetForm } from '../../ui/sheet-form.ts'
import thirdsStyles from '../../ui/thirds.module.css'
import { change, draft, sums } from '../cart/cart.ts'
import styles from './checkout.module.css'

const IN_DAYS = [7, 15]
/** The day of a tab that was given none. */
const usual = () => addDays(today(), dueDays())

export function TabPart({ ask }: { ask: () => void }) {
  const t = words('checkout').checkout
  const [dating, setDating] = useState(false)
  const { buyer, dueOn } = draft.value
  const { onTab } = sums.value
  if (!buyer) {
    return html`<section class=${classes(cardStyles.card, rowStyles.row, styles.row, styles.whose)}>
      <p class=${classes('strong', rowStyles.words, styles.words)}>${t.needsName}</p>
      <button class=${classes(buttonStyles.button, styles.button, buttonStyles.small)} onClick=${ask}>${t.pickName}</button>
    </section>`
  }
  const owed = (buyer.id === null ? 0 : buyer.due) + onTab
  return html`<section class=${classes(cardStyles.card, rowStyles.row, styles.row)}>
    <div class=${classes(rowStyles.words, styles.words)}>
      <p>${t.onTab} <span class="figure strong">${money(onTab)}</span></p>
      <p class=${classes('second muted', styles.after)}>${t.willOwe(calledBy(buyer.name), money(owed))}</p>
    </div>
    <button class=${classes(buttonStyles.button, styles.button, buttonStyles.small, styles.date)} onClick=${() => setDating(true)}>
      ${part(Icon, { name: 'calendar', size: 18 })}<span class="hidden">${t.due}: </span>${dueOn ? day(dueOn) : t.dueIn(dueDays())}
    </button>
    ${dating && part(DaySheet, { close: () => setDating(false) })}
  </section>`
}

const pick = (next: string) => change({ dueOn: next && next !== usual() ? next : null })

function DaySheet({ close }: { close: () => void }) {
  const t = words('checkout').checkout
  const now = today()
  const { dueOn } = draft.value
  const options = [
    ...IN_DAYS.filter((days) => days !== dueDays()).map((days) => ({
      value: addDays(now, days),
      label: t.dueIn(days),
    })),
    { value: '', label: t.dueIn(dueDays()) },
  ]
  return part(Sheet, {
    title: t.due,
    close,
    children: part(SheetForm, {
      act: { text: t.keep, press: close },
      children: html`
        ${part(Choice<string>, {
          label: t.due,
          options,
          value: dueOn ?? '',
          pick,
          row: thirdsStyles.thirds,
          face: classes(choiceStyles.chip, choiceStyles.full),
        })}
        <label class=${fieldsStyles.field}>
          <span class=${fieldsStyles.label}>${t.otherDay}</span>
          <input
            type="date"
            min=${now}
            value=${dueOn ?? ''}
            onChange=${(event: Event) => pick((event.currentTarget as HTMLInputElement).value)}
          />
        </label>
        <p class="second muted">${longDay(dueOn ?? usual())}</p>
      `,
    }),
  })
}
