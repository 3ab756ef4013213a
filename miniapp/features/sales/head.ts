// How the history is narrowed: by words, by days, by how sales stand, by who sold.
import { useState } from 'preact/hooks'
import { words } from '../../client/words.ts'
import { haptic } from '../../platform/telegram.ts'
import { calledBy } from '../../ui/avatar.ts'
import cardStyles from '../../ui/card.module.css'
import choiceStyles from '../../ui/choice.module.css'
import { Choice } from '../../ui/choice.ts'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import searchStyles from '../../ui/search.module.css'
import { Search } from '../../ui/search.ts'
import { period, periodName, STATUSES, search, seller, status } from './filter.ts'
import { team } from './history.ts'
import { PeriodSheet } from './period-sheet.ts'
import styles from './sales.module.css'

export function Head() {
  const t = words('sales').sales
  const [dating, setDating] = useState(false)
  const days = periodName(period.value)
  const says = days ? `${t.period}: ${days}` : t.period
  return html`<div class=${searchStyles.searchLine}>
      ${part(Search, { label: t.find, value: search.value, set: (text) => (search.value = text) })}
      <button class=${days ? classes('link', cardStyles.card, searchStyles.scan, styles.scan, styles.on) : classes('link', cardStyles.card, searchStyles.scan, styles.scan)} aria-label=${says} onClick=${() => setDating(true)}>
        ${part(Icon, { name: 'calendar' })}
      </button>
    </div>
    ${part(Chips, { days })}
    ${dating && part(PeriodSheet, { period, close: () => setDating(false) })}`
}

function Chips({ days }: { days: string | null }) {
  const t = words('sales').sales
  const sellers = team.use() ?? []
  const statuses = STATUSES.map((value) => ({ value, label: t.statuses[value] }))
  const anyDay = () => (period.value = { from: '', to: '' })
  return html`<div class=${classes(choiceStyles.chipRow, styles.chipRow)}>
    ${
      days &&
      html`<button class=${classes(choiceStyles.chip, styles.chip, styles.pressed)} aria-label=${t.without(days)} onClick=${anyDay}>${days}${part(Icon, { name: 'close', size: 16 })}</button>`
    }
    ${part(Choice<(typeof STATUSES)[number]>, {
      label: t.standing,
      options: statuses,
      value: status.value,
      pick: (next) => (status.value = next),
      row: styles.flat,
    })}
    ${sellers.length > 1 && sellers.map(({ id, name }) => part(Seller, { key: id, id, name }))}
  </div>`
}

function Seller({ id, name }: { id: number; name: string }) {
  const t = words('sales').sales
  const on = seller.value === id
  const toggle = () => {
    haptic('selection')
    seller.value = on ? null : id
  }
  return html`<button class=${on ? classes(choiceStyles.chip, styles.chip, styles.pressed) : classes(choiceStyles.chip, styles.chip)} aria-pressed=${on} aria-label=${t.soldBy(name)} onClick=${toggle}>${calledBy(name)}</button>`
}
