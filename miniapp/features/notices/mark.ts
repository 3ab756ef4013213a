// Mais has something new: a mark, and for readers how many.
import { words } from '../../client/words.ts'
import { html } from '../../ui/html.ts'
import styles from './mark.module.css'
import { unread } from './unread.ts'

export function Mark() {
  const count = unread.use() ?? 0
  return (
    count > 0 &&
    html`<i class=${styles.mark} role="img" aria-label=${words('notices').notices.unread(count)} />`
  )
}
