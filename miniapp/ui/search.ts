// The field that finds, at the head of a list.
import { words } from '../client/words.ts'
import { SEARCH_ID } from '../platform/focus.ts'
import { html, type Inside, part } from './html.ts'
import { Icon } from './icons.ts'
import styles from './search.module.css'

interface SearchProps {
  readonly label: string
  readonly value: string
  readonly set: (text: string) => void
  readonly enter?: (event: KeyboardEvent) => void
  /** Drawn at its right while it is empty. */
  readonly children?: Inside
}

export function Search({ label, value, set, enter, children }: SearchProps) {
  const type = (event: InputEvent) => set((event.currentTarget as HTMLInputElement).value)
  return html`<label class=${styles.search}>
    ${part(Icon, { name: 'search', size: 20 })}
    <input
      id=${SEARCH_ID}
      type="search"
      enterkeyhint="done"
      autocomplete="off"
      autocorrect="off"
      autocapitalize="off"
      spellcheck=${false}
      aria-label=${label}
      placeholder=${label}
      value=${value}
      onInput=${type}
      onKeyDown=${enter}
    />
    ${
      value
        ? html`<button class=${styles.wipe} aria-label=${words('frame').miniapp.clear} onClick=${() => set('')}>${part(Icon, { name: 'close', size: 18 })}</button>`
        : children
    }
  </label>`
}
