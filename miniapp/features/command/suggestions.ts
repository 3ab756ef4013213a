// What may be meant, just above the button: what was run lately, first what goes on as it is typed.
import { words } from '../../client/words.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
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
  return html`<section class="guesses" aria-label=${t.recent}>
    <div class="chips">
      ${more && html`<button class="chip" onClick=${() => set(more.line)}>+ <span class="cut">${more.name}</span></button>`}
      ${shown.map(
        (one) => html`<button key=${one} class="chip" onClick=${() => set(one)}>
          ${part(Icon, { name: 'history', size: 16 })}
          <span class="cut">${one}</span>
        </button>`,
      )}
    </div>
  </section>`
}
