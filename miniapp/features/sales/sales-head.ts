// How the history is narrowed: by words, by days, by how sales stand, by who sold.
import { words } from '../../client/words.ts'
import { haptic } from '../../platform/telegram.ts'
import { calledBy } from '../../ui/avatar.ts'
import choiceStyles from '../../ui/choice.module.css'
import { Choice } from '../../ui/choice.ts'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { period, STATUSES, search, seller, status } from './filter.ts'
import { team } from './held.ts'
import styles from './sales.module.css'
import { DaysChip, SearchLine } from './search-line.ts'

export function Head() {
  return html`${part(SearchLine, { label: words('sales').sales.find, search, period })}
    ${part(Chips)}`
}

function Chips() {
  const t = words('sales').sales
  const sellers = team.use() ?? []
  const statuses = STATUSES.map((value) => ({ value, label: t.statuses[value] }))
  return html`<div class=${classes(choiceStyles.chipRow, styles.chipRow)}>
    ${part(DaysChip, { period })}
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
