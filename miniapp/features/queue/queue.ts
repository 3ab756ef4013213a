// The queue: what did not go in first, for it needs a decision; then what waits by itself.
import { go } from '../../client/router.ts'
import { person } from '../../client/session.ts'
import { words } from '../../client/words.ts'
import buttonStyles from '../../ui/button.module.css'
import { html, part } from '../../ui/html.ts'
import pageStyles from '../../ui/page.module.css'
import { Empty } from '../../ui/states.ts'
import { queue, setAside, tooOld, waiting } from './outbox.ts'
import { QueueSection } from './rows.ts'

export function Screen() {
  const t = words('queue').queue
  if (!queue.value.length) {
    const sells = person.value?.role !== 'user'
    return html`<main class=${pageStyles.page}>
      ${part(Empty, {
        face: '✅',
        title: t.empty,
        line: t.emptyLine,
        children:
          sells && html`<button class=${buttonStyles.button} onClick=${() => go('/sell')}>${t.back}</button>`,
      })}
    </main>`
  }
  return html`<main class=${pageStyles.page}>
    <h1 class="hidden" tabindex="-1">${t.title}</h1>
    ${part(QueueSection, { title: t.asideSection, entries: setAside.value })}
    ${part(QueueSection, { title: t.oldSection, entries: tooOld.value })}
    ${part(QueueSection, { title: t.section, entries: waiting.value })}
  </main>`
}
