// The trading day of a sale that was forgotten until later.
import { addDays } from '#lib/days.ts'
import { BACKDATE_DAYS_MAX } from '#lib/limits.ts'
import { today } from '../../client/clock.ts'
import { longDay } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import choiceStyles from '../../ui/choice.module.css'
import { Choice } from '../../ui/choice.ts'
import { classes } from '../../ui/classes.ts'
import { DateField } from '../../ui/fields.ts'
import { html, part } from '../../ui/html.ts'
import { Sheet } from '../../ui/sheet.ts'
import { SheetForm } from '../../ui/sheet-form.ts'
import thirdsStyles from '../../ui/thirds.module.css'
import { change, draft } from '../cart/cart.ts'

/** Today is none of its own: it stays today, however long the sale stands. */
function pick(next: string): void {
  const now = today()
  const isDay = next >= addDays(now, -BACKDATE_DAYS_MAX) && next < now
  if (isDay || next === now) change({ on: isDay ? next : null })
}

export function SaleDaySheet({ close }: { close: () => void }) {
  const t = words('checkout').checkout
  const now = today()
  const value = draft.value.on ?? now
  const options = [t.today, t.yesterday, t.dayBefore].map((label, back) => ({
    value: addDays(now, -back),
    label,
  }))
  return part(Sheet, {
    title: t.day,
    close,
    children: part(SheetForm, {
      act: { text: t.keep, press: close },
      children: html`
        ${part(Choice<string>, { label: t.day, options, value, pick, row: thirdsStyles.thirds, face: classes(choiceStyles.chip, choiceStyles.full) })}
        ${part(DateField, { label: t.otherDay, value, set: pick, min: addDays(now, -BACKDATE_DAYS_MAX), max: now })}
        <p class="second muted">${value === now ? t.today : t.soldOn(longDay(value))}</p>
      `,
    }),
  })
}
