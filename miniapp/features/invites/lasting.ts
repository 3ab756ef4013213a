// For how long an invite can be opened.
import { words } from '../../client/words.ts'
import choiceStyles from '../../ui/choice.module.css'
import { Choice } from '../../ui/choice.ts'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import thirdsStyles from '../../ui/thirds.module.css'
import styles from './invites.module.css'

/** Of a day. */
export const HOURS = 24
const DAYS = [1, 3, 7] as const
export type Days = (typeof DAYS)[number]

export function Lasting({ days, pick }: { days: Days; pick: (days: Days) => void }) {
  const { invite: t } = words('users')
  return html`<p class=${styles.lasts}>${t.lasts}</p>
    ${part(Choice<number>, {
      label: t.lasts,
      options: DAYS.map((value) => ({ value, label: t.days(value) })),
      value: days,
      pick: (next) => pick(DAYS.find((one) => one === next) ?? days),
      row: thirdsStyles.thirds,
      face: classes(choiceStyles.chip, choiceStyles.wide),
    })}`
}
