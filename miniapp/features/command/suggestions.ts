// What may be meant, just above the button: what was run lately, first what goes on as it is typed; else what can be run.

import type { CommandInfo } from '../../client/api-types.ts'
import { words } from '../../client/words.ts'
import choiceStyles from '../../ui/choice.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import styles from './command.module.css'
import { known } from './known.ts'
import { lines } from './lines.ts'
import { oneMore, SHOWN, suggestionsFor } from './suggest.ts'

interface GuessProps {
  readonly examples: readonly CommandInfo[]
  readonly typed: string
  readonly set: (text: string) => void
}

export function Suggestions({ examples, typed, set }: GuessProps) {
  const t = words('command').command
  const used = suggestionsFor(typed, lines.value)
  const isNew = !lines.value.length && !typed
  const shown = isNew ? examples.flatMap((one) => one.examples.slice(0, 1)).slice(0, SHOWN) : used
  const more = oneMore(typed, known.value)
  if (!shown.length && !more) return null
  return html`<section class=${styles.guesses} aria-label=${isNew ? t.examples : t.recent}>
    ${isNew && html`<p class="second muted">${t.hint}</p>`}
    <div class=${styles.chips}>
      ${more && html`<button class=${classes(choiceStyles.chip, styles.chip)} onClick=${() => set(more.line)}>+ <span class="cut">${more.name}</span></button>`}
      ${shown.map(
        (
          one,
        ) => html`<button key=${one} class=${classes(choiceStyles.chip, styles.chip)} onClick=${() => set(one)}>
          ${!isNew && part(Icon, { name: 'history', size: 16 })}
          <span class="cut">${one}</span>
        </button>`,
      )}
    </div>
  </section>`
}
