// How an ask stands, on a tint: that it waits, what was answered and with which word, and the way out beside it.
import bannerStyles from '../../ui/banner.module.css'
import { classes } from '../../ui/classes.ts'
import { html, type Inside } from '../../ui/html.ts'
import styles from './approvals.module.css'

interface ToldProps {
  /** `calm`: it waits; `freed`: it was granted; without one it warns. */
  readonly look?: 'calm' | 'freed'
  readonly mark: Inside
  readonly title: string
  readonly line?: Inside
  /** The owner's word. */
  readonly quote?: string | null
  readonly children?: Inside
}

export const Told = ({ look, mark, title, line, quote, children }: ToldProps) =>
  html`<section class=${classes(bannerStyles.banner, look === 'calm' && styles.calm, look === 'freed' && styles.freed)}>
    ${mark}
    <div>
      <p class="strong" role="status">${title}</p>
      ${line && html`<p class="second">${line}</p>`}
      ${quote && html`<p class=${styles.quote}>“${quote}”</p>`}
      ${children}
    </div>
  </section>`
