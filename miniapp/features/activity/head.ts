// How the list is narrowed: by whose acts, by what they were about, by days.
import { useState } from 'preact/hooks'
import { words } from '../../client/words.ts'
import { calledBy } from '../../ui/avatar.ts'
import choiceStyles from '../../ui/choice.module.css'
import { Choice } from '../../ui/choice.ts'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { periodName } from '../sales/filter.ts'
import { team } from '../sales/history.ts'
import { PeriodSheet } from '../sales/period-sheet.ts'
import salesStyles from '../sales/sales.module.css'
import { knownMember } from '../users/held.ts'
import styles from './activity.module.css'
import { KINDS, type Kind, kind, period, who } from './filter.ts'

const CHIP = classes(choiceStyles.chip, salesStyles.chip)
const PRESSED = classes(CHIP, salesStyles.pressed)

/** `refused`: how many today. */
export function Head({ refused }: { refused: number }) {
  const t = words('settings').activity
  const chips = (team.use() ?? []).map(({ id, name }) => ({ value: id, label: calledBy(name) }))
  // Whoever is asked for from their own page may not be of the team.
  const other = chips.some(({ value }) => value === who.value) ? null : knownMember(who.value)
  const people = [
    { value: 0, label: t.everybody },
    ...(other ? [{ value: other.id, label: calledBy(other.name) }] : []),
    ...chips,
  ]
  const kinds = KINDS.map((value) => ({ value, label: kindSaid(value, refused) }))
  return html`<div class=${styles.filters}>
    ${part(Choice<number>, { label: t.who, options: people, value: who.value, pick: (next) => (who.value = next) })}
    <div class=${classes(choiceStyles.chipRow, salesStyles.chipRow)}>
      ${part(Choice<Kind>, {
        label: t.what,
        options: kinds,
        value: kind.value,
        pick: (next) => (kind.value = next),
        row: salesStyles.flat,
      })}
      ${part(Days)}
    </div>
  </div>`
}

const kindSaid = (value: Kind, refused: number) => {
  const label = words('settings').activity.about[value]
  return value === 'refused' && refused > 0 ? html`${label} <small class="figure">${refused}</small>` : label
}

function Days() {
  const t = words('sales').sales
  const [dating, setDating] = useState(false)
  const days = periodName(period.value)
  const anyDay = () => (period.value = { from: '', to: '' })
  return html`<button class=${days ? PRESSED : CHIP} aria-label=${days ? `${t.period}: ${days}` : t.period} onClick=${() => setDating(true)}>${part(Icon, { name: 'calendar', size: 18 })}${days}</button>
    ${days && html`<button class=${CHIP} aria-label=${t.without(days)} onClick=${anyDay}>${part(Icon, { name: 'close', size: 16 })}</button>`}
    ${dating && part(PeriodSheet, { period, close: () => setDating(false) })}`
}
