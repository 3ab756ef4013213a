// What may be meant, just above the button: what was run lately, first what goes on as it is typed.
import { words } from '../../client/words.ts'
import choiceStyles from '../../ui/choice.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import styles from './command.module.css'
import { productNames } from './known.ts'
import { lines } from './lines.ts'
import type { Pieces } from './pieces.ts'
import { oneMore, suggestionsFor } from './suggest.ts'

interface SuggestionsProps {
  readonly text: string
  /** Of a sale; none of anything else. */
  readonly pieces: Pieces
  readonly set: (text: string) => void
}

export function Suggestions({ text, pieces, set }: SuggestionsProps) {
  const t = words('command').command
  const typed = text.trim()
  const shown = suggestionsFor(typed, lines.value)
  const more = oneMore(text, pieces, productNames.value)
  if (!shown.length && !more) return null
  return html`<section class=${styles.guesses} aria-label=${t.recent}>
    <div class=${styles.chips}>
      ${more && html`<button class=${classes(choiceStyles.chip, styles.chip)} onClick=${() => set(more.line)}>+ <span class="cut">${more.name}</span></button>`}
      ${shown.map(
        (
          one,
        ) => html`<button key=${one} class=${classes(choiceStyles.chip, styles.chip)} onClick=${() => set(one)}>
          ${part(Icon, { name: 'history', size: 16 })}
          <span class="cut">${one}</span>
        </button>`,
      )}
    </div>
  </section>`
}
