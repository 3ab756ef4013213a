// Vender without goods: an empty shelf, or nothing of what was looked for.
import { go } from '../../client/router.ts'
import { words } from '../../client/words.ts'
import buttonStyles from '../../ui/button.module.css'
import { html, part } from '../../ui/html.ts'
import { Empty } from '../../ui/states.ts'
import { products } from '../products/held.ts'
import { NothingFound } from '../products/nothing-found.ts'
import { search } from './shown.ts'

export function NoGoods() {
  if (products.value.value?.length)
    return part(NothingFound, { text: search.value, clear: () => (search.value = '') })
  const t = words('sell').sell
  return part(Empty, {
    face: '🧺',
    title: t.emptyShelf,
    line: t.emptyShelfLine,
    children: html`<button class=${buttonStyles.button} onClick=${() => go('/products')}>${words('frame').miniapp.tabs.products}</button>`,
  })
}
