// One of a few, in a sheet: a tap chooses and closes.
import { haptic } from '../../platform/telegram.ts'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import rowStyles from '../../ui/row.module.css'
import { Sheet } from '../../ui/sheet.ts'
import styles from './settings.module.css'

interface PickSheetProps<Value> {
  readonly title: string
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  /** Undefined: none is chosen yet. */
  readonly value: Value | undefined
  readonly pick: (value: Value) => void
  readonly close: () => void
}

export function PickSheet<Value extends string>(props: PickSheetProps<Value>) {
  const { title, options, value, pick, close } = props
  const choose = (next: Value) => {
    haptic('selection')
    if (next !== value) pick(next)
    close()
  }
  return part(Sheet, {
    title,
    close,
    children: html`<ul class=${styles.picks}>
      ${options.map(
        (option) => html`<li key=${option.value}>
          <button class=${classes('still', rowStyles.row)} aria-pressed=${option.value === value} onClick=${() => choose(option.value)}>
            <span class=${rowStyles.words}>${option.label}</span>
            ${option.value === value && html`<span class="link">${part(Icon, { name: 'check' })}</span>`}
          </button>
        </li>`,
      )}
    </ul>`,
  })
}
