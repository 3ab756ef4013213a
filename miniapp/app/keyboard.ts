// The keyboard of a desktop, on every page: `/` searches, Ctrl K commands, Ctrl Enter is Main. What a page takes for itself is its own.
import { go, place } from '../client/router.ts'
import { sessionState } from '../client/session.ts'
import { isCovered, isTyping, SEARCH_ID } from '../platform/focus.ts'
import { topButton } from '../ui/main-button.ts'

const COMMAND = '/command'

const search = () => document.getElementById(SEARCH_ID)

function command(): void {
  if (isCovered()) return
  if (place.peek().path === COMMAND) search()?.focus()
  else go(COMMAND)
}

/** As if the main act that shows were pressed, by whoever draws it. */
function pressMain(): void {
  const top = topButton('main')
  const over = document.querySelector('dialog[open]')
  if (!top) (over ?? document).querySelector<HTMLElement>('[data-act="main"]')?.click()
  else if (top.enabled && !top.busy) top.press()
}

/** Before the field under the caret hears of it: none of these is typing. */
function first(event: KeyboardEvent): void {
  if (sessionState.peek() !== 'in') return
  const { key, target } = event
  // In a search that holds words Esc takes those back, and leads away only then.
  if (key === 'Escape' && target instanceof HTMLInputElement && target.type === 'search' && target.value)
    return event.stopPropagation()
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
  if (key === 'Enter') pressMain()
  else if (key.toLowerCase() === 'k') command()
  else return
  event.preventDefault()
  event.stopPropagation()
}

/** After all others: only what nobody took. */
function last(event: KeyboardEvent): void {
  if (
    sessionState.peek() !== 'in' ||
    event.defaultPrevented ||
    event.ctrlKey ||
    event.metaKey ||
    event.altKey
  )
    return
  if (event.key !== '/' || isTyping(event.target) || isCovered()) return
  event.preventDefault()
  const field = search()
  if (field) field.focus()
  else command()
}

/** Once, for as long as the app is open. */
export function bindKeys(): void {
  window.addEventListener('keydown', first, { capture: true })
  window.addEventListener('keydown', last)
}
