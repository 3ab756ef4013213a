// What stays on the tab: whose, how much, and until when.
import { useState } from 'preact/hooks'
import { addDays } from '#lib/days.ts'
import { DUE_AFTER_DAYS } from '#lib/limits.ts'
import { today } from '../../client/clock.ts'
import { day, longDay, money } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import { calledBy } from '../../ui/avatar.ts'
import { Choice } from '../../ui/choice.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { Sheet } from '../../ui/sheet.ts'
import { SheetForm } from '../../ui/sheet-form.ts'
import { change, draft, sums } from '../cart/cart.ts'

const IN_DAYS = [7, 15]
/** The day of a tab that was given none. */
const usual = () => addDays(today(), DUE_AFTER_DAYS)

export function TabPart({ ask }: { ask: () => void }) {
  const t = words('checkout').checkout
  const [dating, setDating] = useState(false)
  const { buyer, dueOn } = draft.value
  const { onTab } = sums.value
  if (!buyer) {
    return html`<section class="card row whose">
      <p class="words strong">${t.needsName}</p>
      <button class="button small" onClick=${ask}>${t.pickName}</button>
    </section>`
  }
  const owed = (buyer.id === null ? 0 : buyer.due) + onTab
  return html`<section class="card row">
    <div class="words">
      <p>${t.onTab} <span class="figure strong">${money(onTab)}</span></p>
      <p class="second muted after">${t.willOwe(calledBy(buyer.name), money(owed))}</p>
    </div>
    <button class="button small date" onClick=${() => setDating(true)}>
      ${part(Icon, { name: 'calendar', size: 18 })}<span class="hidden">${t.due}: </span>${dueOn ? day(dueOn) : t.dueIn(DUE_AFTER_DAYS)}
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
    ...IN_DAYS.map((days) => ({ value: addDays(now, days), label: t.dueIn(days) })),
    { value: '', label: t.dueIn(DUE_AFTER_DAYS) },
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
          row: 'thirds',
          face: 'chip full',
        })}
        <label class="field">
          <span class="label">${t.otherDay}</span>
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
