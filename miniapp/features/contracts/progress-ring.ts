// How far something is that goes in steps: a ring, with the count in it.
import { classes } from '../../ui/classes.ts'
import { html } from '../../ui/html.ts'
import styles from './progress-ring.module.css'

interface RingProps {
  readonly done: number
  readonly all: number
  /** Nobody here is awaited. */
  readonly calm?: boolean
}

/** Says nothing by itself to readers: the row has it in words. */
export const ProgressRing = ({ done, all, calm = false }: RingProps) =>
  html`<span class=${classes(styles.progress, calm && styles.calm)} style=${{ '--share': `${(100 * done) / Math.max(1, all)}%` }} data-round aria-hidden="true"><b class="figure">${done}/${all}</b></span>`
