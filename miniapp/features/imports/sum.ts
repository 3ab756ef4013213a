// What a list comes to: how many go in, of how many lines, and a bar whose parts filter what is shown below.
import { number } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import { haptic } from '../../platform/telegram.ts'
import barStyles from '../../ui/bar.module.css'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html } from '../../ui/html.ts'
import debtsStyles from '../debts/debts.module.css'
import type { Preview } from './calls.ts'
import styles from './imports.module.css'

export const PARTS = ['changes', 'creates', 'same', 'errors'] as const
export type Part = (typeof PARTS)[number]

const LOOKS: Readonly<Record<Part, string>> = {
  changes: barStyles.solidAccent,
  creates: styles.solidGood,
  same: styles.solidFaint,
  errors: barStyles.solidDanger,
}

/** Lines of each. */
export const countsOf = ({ changes, creates, same, errors }: Preview): Readonly<Record<Part, number>> => ({
  changes,
  creates,
  same,
  errors: new Set(errors.map(({ line }) => line)).size,
})

/** `preço novo`, where that is all that changes. */
export function partName({ kind, items }: Preview, which: Part): string {
  const { parts, newPrice } = words('imports').imports[kind]
  const isPrice =
    which === 'changes' && items.every(({ entityId, after }) => entityId === null || 'price' in after)
  return isPrice && newPrice ? newPrice : parts[which]
}

interface SumProps {
  readonly preview: Preview
  readonly file: string
  readonly shown: Part
  readonly pick: (which: Part) => void
}

export function Sum({ preview, file, shown, pick }: SumProps) {
  const t = words('imports').imports
  const counts = countsOf(preview)
  const says = PARTS.map((one) => `${partName(preview, one)} ${counts[one]}`).join(', ')
  const press = (one: Part) => {
    haptic('selection')
    pick(one)
  }
  const goes = counts.changes + counts.creates
  return html`<section class=${classes(cardStyles.card, debtsStyles.owed)}>
    <p class=${classes('second muted', debtsStyles.owedHead)}><span class="cut">${file}</span><span class=${classes('figure', styles.lines)}>${t.lines(preview.rows, number(preview.rows))}</span></p>
    <h1 class=${classes('figure', styles.goIn)} tabindex="-1">${number(goes)} <small>${t.goIn(goes)}</small></h1>
    <div class=${classes(barStyles.bar, debtsStyles.bar)} role="img" aria-label=${says}>
      ${PARTS.filter((one) => counts[one] > 0).map((one) => html`<i key=${one} class=${LOOKS[one]} style=${{ flexGrow: String(counts[one]) }} onClick=${() => press(one)} />`)}
    </div>
    <ul class=${debtsStyles.ages}>
      ${PARTS.map(
        (one) => html`<li key=${one}>
          <button class="still" aria-pressed=${one === shown} onClick=${() => press(one)}>
            <i class=${LOOKS[one]} /><span class="muted">${partName(preview, one)}</span><span class="figure">${number(counts[one])}</span>
          </button>
        </li>`,
      )}
    </ul>
  </section>`
}
