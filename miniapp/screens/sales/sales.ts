// sales: its place in the frame.
import { html } from '../../ui/html.ts'
import { words } from '../../words.ts'

export function Screen() {
  const t = words('sales').sales
  return html`<main class="page"><h1 tabindex="-1">${t.title}</h1></main>`
}
