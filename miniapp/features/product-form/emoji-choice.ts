// A few emojis to choose from, and the way to more of them.
import { words } from '../../client/words.ts'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import styles from './photo.module.css'

interface EmojiProps {
  readonly value: string | null
  /** Likeliest first; what is chosen stands among them. */
  readonly offered: readonly string[]
  readonly pick: (emoji: string) => void
  readonly more?: () => void
}

const SHOWN = 4

export function EmojiChoice({ value, offered, pick, more }: EmojiProps) {
  const t = words('products').photo
  const shown = (more ? offered.slice(0, SHOWN) : offered) as readonly (string | null)[]
  const all =
    shown.includes(value) || value === null ? shown : [value, ...shown.slice(0, more ? SHOWN - 1 : undefined)]
  return html`<div class=${classes(styles.faces, !more && styles.many)} role="group" aria-label=${t.emoji}>
    ${all.map(
      (one) =>
        html`<button key=${one} type="button" class="emoji" aria-pressed=${one === value} onClick=${() => pick(one ?? '')}>${one}</button>`,
    )}
    ${more && html`<button type="button" aria-label=${t.moreEmoji} onClick=${more}>${part(Icon, { name: 'dots', size: 20 })}</button>`}
  </div>`
}
