// How the list is narrowed: by words, by whose acts, by what they were about, by days.
import { words } from '../../client/words.ts'
import { calledBy } from '../../ui/avatar.ts'
import choiceStyles from '../../ui/choice.module.css'
import { Choice } from '../../ui/choice.ts'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { team } from '../sales/held.ts'
import salesStyles from '../sales/sales.module.css'
import { DaysChip, SearchLine } from '../sales/search-line.ts'
import { knownMember } from '../users/held.ts'
import styles from './activity.module.css'
import { KINDS, type Kind, kind, period, search, who } from './filter.ts'

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
  return html`${part(SearchLine, { label: t.find, search, period })}
    <div class=${styles.filters}>
    ${part(Choice<number>, { label: t.who, options: people, value: who.value, pick: (next) => (who.value = next) })}
    <div class=${classes(choiceStyles.chipRow, salesStyles.chipRow)}>
      ${part(DaysChip, { period })}
      ${part(Choice<Kind>, {
        label: t.what,
        options: kinds,
        value: kind.value,
        pick: (next) => (kind.value = next),
        row: salesStyles.flat,
      })}
    </div>
  </div>`
}

const kindSaid = (value: Kind, refused: number) => {
  const label = words('settings').activity.about[value]
  return value === 'refused' && refused > 0 ? html`${label} <small class="figure">${refused}</small>` : label
}
