// Steps down a line: each with its dot, what it is, how it stands, and who has said yes.
import { classes } from '../../ui/classes.ts'
import { html, type Inside, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { Link } from '../../ui/link.ts'
import styles from './flow.module.css'

interface StepProps {
  readonly is: 'ok' | 'wait' | 'no' | 'later'
  readonly title: Inside
  readonly second?: Inside
  readonly figure?: Inside
  /** Below the figure. */
  readonly under?: Inside
  /** Where it leads, or what a tap does; neither: it is only read. */
  readonly to?: string | undefined
  readonly press?: (() => void) | undefined
}

const LOOKS = { ok: styles.ok, wait: styles.wait, no: styles.no, later: styles.later }

export const Flow = ({ children, label }: { children: Inside; label: string }) =>
  html`<ol class=${styles.flow} aria-label=${label}>${children}</ol>`

export function Step({ is, title, second, figure, under, to, press }: StepProps) {
  const inside = html`<i class=${styles.dot} aria-hidden="true">${is === 'ok' && part(Icon, { name: 'check', size: 14 })}${is === 'no' && part(Icon, { name: 'close', size: 14 })}</i>
    <span class=${styles.words}><span class="block">${title}</span>${second && html`<span class="second block">${second}</span>`}</span>
    ${(figure || under) && html`<span class=${styles.end}><span class="figure strong block">${figure}</span>${under}</span>`}`
  const body = to
    ? part(Link, { to, look: classes('still', styles.inside), children: inside })
    : press
      ? html`<button type="button" class=${classes('still', styles.inside)} onClick=${press}>${inside}</button>`
      : html`<div class=${styles.inside}>${inside}</div>`
  return html`<li class=${classes(styles.node, LOOKS[is])}>${body}</li>`
}
