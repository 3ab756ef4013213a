// All three steps are done: shown once, on the device that saw a step missing.
import { useEffect } from 'preact/hooks'
import { words } from '../../client/words.ts'
import { haptic } from '../../platform/telegram.ts'
import buttonStyles from '../../ui/button.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import styles from './steps.module.css'

export function Standing({ leave }: { leave: () => void }) {
  const t = words('help').firstSteps
  useEffect(() => {
    haptic('success')
    return leave
  }, [])
  return html`<section class=${styles.standing} role="status">
    <span class=${styles.check}>${part(Icon, { name: 'check', size: 34 })}</span>
    <h1 tabindex="-1">${t.standing}</h1>
    <p class="muted">${t.standingLine}</p>
    <button class=${classes(buttonStyles.button, buttonStyles.filled)} onClick=${leave}>${t.onward}</button>
  </section>`
}
