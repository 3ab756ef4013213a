// Nothing here: what that means, and what one can do about it.
import { classes } from './classes.ts'
import styles from './empty.module.css'
import { html, type Inside } from './html.ts'

interface EmptyProps {
  readonly face: string
  readonly title: string
  readonly line?: string
  readonly children?: Inside
}

export const Empty = ({ face, title, line, children }: EmptyProps) =>
  html`<div class=${styles.state} data-empty>
    <span class=${classes('emoji', styles.face)} aria-hidden="true">${face}</span>
    <h1 tabindex="-1">${title}</h1>
    ${line && html`<p class="muted">${line}</p>`}
    ${children}
  </div>`
