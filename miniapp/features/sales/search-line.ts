// What is looked for, and of which days: the head of a list of what has happened.
import type { Signal } from '@preact/signals'
import { useState } from 'preact/hooks'
import { words } from '../../client/words.ts'
import cardStyles from '../../ui/card.module.css'
import choiceStyles from '../../ui/choice.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import searchStyles from '../../ui/search.module.css'
import { Search } from '../../ui/search.ts'
import { type Period, periodName } from './filter.ts'
import { PeriodSheet } from './period-sheet.ts'
import styles from './sales.module.css'

interface SearchLineProps {
  readonly label: string
  readonly search: Signal<string>
  readonly period: Signal<Period>
}

const CALENDAR = classes('link', cardStyles.card, searchStyles.scan, styles.scan)

export function SearchLine({ label, search, period }: SearchLineProps) {
  const t = words('sales').sales
  const [dating, setDating] = useState(false)
  const days = periodName(period.value)
  return html`<div class=${searchStyles.searchLine}>
      ${part(Search, { label, value: search.value, set: (text) => (search.value = text) })}
      <button class=${classes(CALENDAR, days && styles.on)} aria-label=${days ? `${t.period}: ${days}` : t.period} onClick=${() => setDating(true)}>
        ${part(Icon, { name: 'calendar' })}
      </button>
    </div>
    ${dating && part(PeriodSheet, { period, close: () => setDating(false) })}`
}

/** The days that are chosen; a tap lets go of them. */
export function DaysChip({ period }: Pick<SearchLineProps, 'period'>) {
  const t = words('sales').sales
  const days = periodName(period.value)
  const anyDay = () => (period.value = { from: '', to: '' })
  return (
    days &&
    html`<button class=${classes(choiceStyles.chip, styles.chip, styles.pressed)} aria-label=${t.without(days)} onClick=${anyDay}>${days}${part(Icon, { name: 'close', size: 16 })}</button>`
  )
}
