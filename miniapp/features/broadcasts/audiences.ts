// To whom: chips with how many each reaches, and customers chosen one by one.
import { useState } from 'preact/hooks'
import { words } from '../../client/words.ts'
import { Choice } from '../../ui/choice.ts'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import sectionStyles from '../../ui/section.module.css'
import styles from './broadcasts.module.css'
import type { Reach } from './calls.ts'
import { ChooseSheet, type Chosen } from './choose-sheet.ts'
import { AUDIENCE_NAMES, type AudienceName, type Whom } from './held.ts'

interface AudiencesProps {
  /** Null while it is counted. */
  readonly held: Readonly<Record<AudienceName, Reach>> | null
  readonly whom: Whom
  /** How many that reaches; null while it is counted. */
  readonly reach: Reach | null
  readonly chosen: Chosen
  /** How many have the one whose result it tells; null where it tells none. */
  readonly got: number | null
  readonly pick: (whom: Whom) => void
  readonly choose: (chosen: Chosen) => void
}

export function Audiences({ held, whom, reach, chosen, got, pick, choose }: AudiencesProps) {
  const t = words('broadcasts').broadcasts
  const [choosing, setChoosing] = useState(false)
  const count = (value: Whom) =>
    value === 'chosen' ? chosen.size || null : value === 'got' ? got : (held?.[value].audience ?? null)
  const all: readonly Whom[] = [...(got === null ? [] : (['got'] as const)), ...AUDIENCE_NAMES, 'chosen']
  const take = (value: Whom) => {
    pick(value)
    if (value === 'chosen') setChoosing(true)
  }
  const chose = (next: Chosen) => {
    setChoosing(false)
    choose(next)
  }
  /** Without anybody it is nobody's. */
  const close = () => {
    setChoosing(false)
    if (chosen.size === 0) pick('customers')
  }
  return html`<section class=${sectionStyles.section}>
    <div class=${sectionStyles.sectionHead}><h2>${t.whom}</h2>${reach && html`<span class="second muted" role="status">${t.reach(reach.audience, reach.unreachable)}</span>`}</div>
    ${part(Choice<Whom>, {
      label: t.whom,
      options: all.map((value) => {
        const n = count(value)
        return {
          value,
          label: html`${t.audiences[value]}${n !== null && html`<span class=${styles.count}>${n}</span>`}`,
        }
      }),
      value: whom,
      pick: take,
    })}
    ${whom === 'chosen' && html`<button type="button" class=${classes('link', sectionStyles.sectionLink)} onClick=${() => setChoosing(true)}>${t.changeChosen}</button>`}
    ${choosing && part(ChooseSheet, { chosen, choose: chose, close })}
  </section>`
}
