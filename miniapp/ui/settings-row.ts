// Rows that lead somewhere or hold a setting, each with its small tinted icon.
import { classes } from './classes.ts'
import fieldsStyles from './fields.module.css'
import { html, type Inside, part } from './html.ts'
import { Icon, type IconName } from './icons.ts'
import { Link } from './link.ts'
import rowStyles from './row.module.css'
import styles from './settings-row.module.css'
import { TINTS, type Tint } from './tints.ts'

interface RowIconProps {
  readonly icon: IconName
  readonly tone?: Tint | undefined
}

export const RowIcon = ({ icon, tone = 'accent' }: RowIconProps) =>
  html`<span class=${classes(styles.mark, TINTS[tone])}>${part(Icon, { name: icon, size: 20 })}</span>`

interface SettingsRowProps extends RowIconProps {
  readonly title: string
  readonly second?: string
  /** What is chosen now. */
  readonly value?: Inside
  readonly to?: string
  readonly press?: () => void
  /** Instead of the way on. */
  readonly children?: Inside
}

export function SettingsRow({ icon, tone, title, second, value, to, press, children }: SettingsRowProps) {
  const leads = Boolean(to ?? press) && tone !== 'danger'
  const look = tone === 'danger' ? classes('danger', rowStyles.words) : rowStyles.words
  const inside = html`${part(RowIcon, { icon, tone })}
    <span class=${look}><span class="block">${title}</span>${second && html`<span class="second muted block">${second}</span>`}</span>
    ${
      (value !== undefined || leads) &&
      html`<span class=${styles.value}><span class="muted">${value}</span>${leads && part(Icon, { name: 'next' })}</span>`
    }`
  if (to)
    return html`<li class=${rowStyles.line}>${part(Link, { to, look: classes('still', rowStyles.row, styles.valued), children: inside })}</li>`
  if (press)
    return html`<li class=${rowStyles.line}><button class=${classes('still', rowStyles.row, styles.valued)} onClick=${press}>${inside}</button></li>`
  return html`<li class=${rowStyles.line}><div class=${classes(rowStyles.row, styles.valued)}>${inside}</div>${children}</li>`
}

interface SwitchProps extends RowIconProps {
  readonly title: string
  readonly on: boolean
  readonly set: (on: boolean) => void
}

/** On or off, the whole row. */
export const SettingsSwitch = ({ icon, tone, title, on, set }: SwitchProps) =>
  html`<li class=${rowStyles.line}><label class=${classes(rowStyles.row, fieldsStyles.switchRow)}>
    ${part(RowIcon, { icon, tone })}
    <span class=${rowStyles.words}>${title}</span>
    <input
      type="checkbox"
      role="switch"
      class=${fieldsStyles.switch}
      checked=${on}
      onChange=${(event: Event) => set((event.currentTarget as HTMLInputElement).checked)}
    />
  </label></li>`
