// Which days: the last few in one tap, or from one day to another.
import type { Signal } from '@preact/signals'
import { useState } from 'preact/hooks'
import { today } from '../../client/clock.ts'
import { words } from '../../client/words.ts'
import choiceStyles from '../../ui/choice.module.css'
import { Choice } from '../../ui/choice.ts'
import { classes } from '../../ui/classes.ts'
import { DateField } from '../../ui/fields.ts'
import { html, part } from '../../ui/html.ts'
import { Sheet } from '../../ui/sheet.ts'
import { SheetForm } from '../../ui/sheet-form.ts'
import { LASTS, lastDays } from './filter.ts'
import styles from './sales.module.css'

interface PeriodSheetProps {
  /** What is chosen: days of the shop, both included; empty: without that end. */
  readonly period: Signal<{ readonly from: string; readonly to: string }>
  readonly close: () => void
}

export function PeriodSheet({ period, close }: PeriodSheetProps) {
  const t = words('sales').sales
  const [{ from, to }, set] = useState(period.peek())
  const options = [
    ...LASTS.map((days) => ({ value: lastDays(days).from, label: t.lasts[days] })),
    { value: '', label: t.anyDay },
  ]
  const wrong = from && to && to < from ? t.endsBefore : null
  const keep = () => {
    if (wrong) return
    period.value = { from, to }
    close()
  }
  return part(Sheet, {
    title: t.period,
    close,
    children: part(SheetForm, {
      act: { text: t.show, press: keep },
      children: html`
        ${part(Choice<string>, {
          label: t.period,
          options,
          value: to ? null : from,
          pick: (next) => set({ from: next, to: '' }),
          row: styles.lasts,
          face: classes(choiceStyles.chip, choiceStyles.wide),
        })}
        <div class=${styles.twoDays}>
          ${part(DateField, {
            label: t.from,
            value: from,
            max: today(),
            set: (next) => set({ from: next, to }),
          })}
          ${part(DateField, {
            label: t.to,
            value: to,
            max: today(),
            wrong,
            set: (next) => set({ from, to: next }),
          })}
        </div>
      `,
    }),
  })
}
