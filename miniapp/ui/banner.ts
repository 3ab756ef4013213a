// A card on a tint that says what stands in the way, or how things are, with the way out as its button.
import styles from './banner.module.css'
import { classes } from './classes.ts'
import { html, type Inside, part } from './html.ts'
import { Icon, type IconName } from './icons.ts'

interface BannerProps {
  readonly title: string
  readonly line?: string | undefined
  /** `danger`; without one it warns. */
  readonly tone?: string
  readonly icon?: IconName
  /** `alert` for refusals, `status` for how things are. */
  readonly role?: 'alert' | 'status'
  readonly children?: Inside
}

export const Banner = ({ title, line, tone = '', icon = 'alert', role = 'alert', children }: BannerProps) =>
  html`<section class=${classes(styles.banner, tone)} role=${role}>
    ${part(Icon, { name: icon, size: 24 })}
    <div>
      <p class="strong">${title}</p>
      ${line && html`<p class="second">${line}</p>`}
      ${children}
    </div>
  </section>`
