// Goods that nobody has here under what was typed: look for something else, or, as an owner, make them.
import { go } from '../../client/router.ts'
import { person } from '../../client/session.ts'
import { words } from '../../client/words.ts'
import buttonStyles from '../../ui/button.module.css'
import cardStyles from '../../ui/card.module.css'
import { html, part } from '../../ui/html.ts'
import { Empty } from '../../ui/states.ts'

interface NothingProps {
  readonly text: string
  readonly clear: () => void
}

export function NothingFound({ text, clear }: NothingProps) {
  const t = words('products').products
  const create = () => go(`/products/new?name=${encodeURIComponent(text.trim())}`)
  return part(Empty, {
    face: '🔍',
    title: t.nothing(text),
    line: t.nothingLine,
    children: html`<div class=${cardStyles.stack}>
      <button class=${buttonStyles.button} onClick=${clear}>${words('frame').miniapp.clear}</button>
      ${person.value?.role === 'owner' && html`<button class=${buttonStyles.button} onClick=${create}>${t.create}</button>`}
    </div>`,
  })
}
