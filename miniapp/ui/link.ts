// A link to a page of ours: a real one for readers and keyboards, without loading anything.
import { go, place } from '../client/router.ts'
import { html, type Inside } from './html.ts'

interface LinkProps {
  readonly to: string
  readonly look?: string
  /** What readers hear of a picture; words are their own name. */
  readonly says?: string
  readonly children: Inside
}

export function Link({ to, look = '', says, children }: LinkProps) {
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    go(to)
  }
  const { path, parent } = place.value
  return html`<a href=${`#${to}`} class=${look} aria-current=${[path, parent].includes(to) ? 'page' : null} aria-label=${says} onClick=${follow}>${children}</a>`
}
