// The few stages that something goes through, on one line: what is behind it, where it stands, what is to come.
import { classes } from '../../ui/classes.ts'
import { html, type Inside, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import styles from './stages.module.css'

export interface Stage {
  readonly name: string
  /** When it was, or will be; as people read it. */
  readonly at?: string | undefined
  /** `ended`: it goes no further. */
  readonly is: 'done' | 'now' | 'ended' | 'later'
}

const LOOKS = { done: styles.done, now: styles.now, ended: styles.ended, later: undefined }

export const Stages = ({ stages, label }: { stages: readonly Stage[]; label: string }): Inside =>
  html`<ol class=${styles.stages} aria-label=${label}>
    ${stages.map(
      ({ name, at, is }, n) =>
        html`<li key=${n} class=${classes(LOOKS[is])} aria-current=${is === 'now' || is === 'ended' ? 'step' : undefined}>
          <i aria-hidden="true">${is === 'done' && part(Icon, { name: 'check', size: 12 })}${is === 'ended' && part(Icon, { name: 'close', size: 12 })}</i>
          <b>${name}</b><small class="figure">${at}</small>
        </li>`,
    )}
  </ol>`
