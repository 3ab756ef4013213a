// One of a few, in a sheet: a tap chooses and closes.
import { haptic } from '../../platform/telegram.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { Sheet } from '../../ui/sheet.ts'

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
    children: html`<ul class="picks">
      ${options.map(
        (option) => html`<li key=${option.value}>
          <button class="row still" aria-pressed=${option.value === value} onClick=${() => choose(option.value)}>
            <span class="words">${option.label}</span>
            ${option.value === value && html`<span class="link">${part(Icon, { name: 'check' })}</span>`}
          </button>
        </li>`,
      )}
    </ul>`,
  })
}
