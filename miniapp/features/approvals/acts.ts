// The acts at the foot: Telegram's own buttons where there are, else both in the page, side by side.
import { html, type Inside, part } from '../../ui/html.ts'
import { MainButton, type MainButtonProps } from '../../ui/main-button.ts'
import styles from './approvals.module.css'

interface ActsProps {
  readonly main: MainButtonProps
  readonly second?: MainButtonProps | undefined
}

export const Acts = ({ main, second }: ActsProps): Inside =>
  html`<div class=${styles.pair}>
    ${second && part(MainButton, { ...second, kind: 'secondary', inFlow: true })}
    ${part(MainButton, { ...main, inFlow: true })}
  </div>`
