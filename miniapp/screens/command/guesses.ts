// What may be meant, just above the button: what was run lately, first what goes on as it is typed; else what can be run.
import { fold } from '#lib/fold.ts'
import type { CommandInfo } from '../../api-types.ts'
import { lines } from '../../store/lines.ts'
import { html } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { words } from '../../words.ts'

const SHOWN = 4

interface GuessProps {
  readonly examples: readonly CommandInfo[]
  readonly typed: string
  readonly set: (text: string) => void
}

export function Guesses({ examples, typed, set }: GuessProps) {
  const t = words('command').command
  const used = guessesFor(typed, lines.value)
  const isNew = !lines.value.length && !typed
  const shown = isNew ? examples.flatMap((one) => one.examples.slice(0, 1)).slice(0, SHOWN) : used
  if (!shown.length) return null
  return html`<section class="guesses" aria-label=${isNew ? t.examples : t.recent}>
    ${isNew && html`<p class="second muted">${t.hint}</p>`}
    <div class="chips">
      ${shown.map((one) => html`<button key=${one} class="chip" onClick=${() => set(one)}>${!isNew && html`<${Icon} name="history" size="16" />`}<span class="cut">${one}</span></button>`)}
    </div>
  </section>`
}

/** Lines that begin as typed stand first, then those in which it stands, then the latest; never the line itself. */
export function guessesFor(typed: string, used: readonly string[]): readonly string[] {
  const folded = fold(typed)
  const rank = (one: string) => {
    const at = fold(one).indexOf(folded)
    return at === 0 ? 0 : at > 0 ? 1 : 2
  }
  return used
    .filter((one) => fold(one) !== folded)
    .toSorted((a, b) => rank(a) - rank(b))
    .slice(0, SHOWN)
}
