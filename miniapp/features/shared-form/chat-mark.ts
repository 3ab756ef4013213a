// Somebody's letter with the sign of the chat at its corner: whose sale it is, and that the chat has it.
import { classes } from '../../ui/classes.ts'
import { html, type Inside, part } from '../../ui/html.ts'
import styles from './shared-form.module.css'

/** A speech bubble; Lucide, ISC License, © Lucide Contributors. */
export const Bubble = ({
  size,
}: {
  size: number
}) => html`<svg viewBox="0 0 24 24" width=${size} height=${size} aria-hidden="true">
  <path d="M2.992 16.342a2 2 0 0 1 .094 1.167l-1.065 3.29a1 1 0 0 0 1.236 1.168l3.413-.998a2 2 0 0 1 1.099.092 10 10 0 1 0-4.777-4.719" />
</svg>`

export const ChatMark = ({ children, small = false }: { children: Inside; small?: boolean }) =>
  html`<span class=${classes(styles.face, small && styles.small)}>${children}<i>${part(Bubble, { size: small ? 10 : 11 })}</i></span>`
