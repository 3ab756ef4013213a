// Where it is said what Vender shows: typed, scanned, or by category.
import { words } from '../../client/words.ts'
import { canScan, scan } from '../../platform/telegram.ts'
import cardStyles from '../../ui/card.module.css'
import choiceStyles from '../../ui/choice.module.css'
import { Choice } from '../../ui/choice.ts'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { scanned } from '../../ui/scan.ts'
import searchStyles from '../../ui/search.module.css'
import { Search } from '../../ui/search.ts'
import { categories } from '../products/held.ts'
import styles from './sell.module.css'
import { category, POPULAR, search } from './shown.ts'

export function SearchBar({ enter }: { enter: (event: KeyboardEvent) => void }) {
  const t = words('sell').sell
  const takeCode = (code: string) => scanned({ code, inUse: false })
  return html`<div class=${searchStyles.searchLine}>
    ${part(Search, {
      label: t.search,
      value: search.value,
      set: (text) => (search.value = text),
      enter,
      children: html`<kbd aria-hidden="true">/</kbd>`,
    })}
    ${
      canScan() &&
      html`<button class=${classes('link', cardStyles.card, searchStyles.scan)} aria-label=${t.scan} onClick=${() => scan(t.scanPrompt, takeCode)}>
        ${part(Icon, { name: 'scan' })}
      </button>`
    }
  </div>`
}

export function Categories() {
  const t = words('sell').sell
  const options = [
    { value: POPULAR, label: t.popular },
    ...categories.value.map((name) => ({ value: name, label: name })),
  ]
  if (options.length < 2) return html`<div class=${cardStyles.gap} />`
  const pick = (name: string) => (category.value = name)
  return part(Choice<string>, {
    label: t.categories,
    options,
    value: category.value,
    pick,
    row: classes(choiceStyles.chipRow, styles.categories),
  })
}
