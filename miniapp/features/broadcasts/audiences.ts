// To whom: chips with how many each reaches.
import { words } from '../../client/words.ts'
import choiceStyles from '../../ui/choice.module.css'
import { Choice } from '../../ui/choice.ts'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import sectionStyles from '../../ui/section.module.css'
import styles from './broadcasts.module.css'
import type { Reach } from './calls.ts'
import { AUDIENCE_NAMES, type AudienceName } from './held.ts'

interface AudiencesProps {
  /** Null while it is counted. */
  readonly held: Readonly<Record<AudienceName, Reach>> | null
  readonly whom: AudienceName
  readonly pick: (whom: AudienceName) => void
}

export function Audiences({ held, whom, pick }: AudiencesProps) {
  const t = words('broadcasts').broadcasts
  const reach = held?.[whom]
  return html`<section class=${sectionStyles.section}>
    <div class=${sectionStyles.sectionHead}><h2>${t.whom}</h2>${reach && html`<span class="second muted" role="status">${t.reach(reach.audience, reach.unreachable)}</span>`}</div>
    ${part(Choice<AudienceName>, {
      label: t.whom,
      row: styles.audiences ?? '',
      face: classes(choiceStyles.chip, styles.tall),
      options: AUDIENCE_NAMES.map((value) => ({
        value,
        label: html`${t.audiences[value]}${held && html`<span class=${styles.count}>${held[value].audience}</span>`}`,
      })),
      value: whom,
      pick,
    })}
  </section>`
}
