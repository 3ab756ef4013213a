// What a product looks like, wherever it stands.
import { signal } from '@preact/signals'
import type { Product } from '../../client/api-types.ts'
import { classes } from '../../ui/classes.ts'
import { html } from '../../ui/html.ts'

const paint = signal<((hash: string) => string) | null>(null)
let isFetched = false

/** What stands where the photo comes, drawn by code that is fetched with the first one. */
function placeholder(hash: string | null): object | undefined {
  if (!isFetched) {
    isFetched = true
    import('./placeholder.ts').then(
      (code) => (paint.value = code.paint),
      () => (isFetched = false),
    )
  }
  return hash && paint.value ? { background: paint.value(hash) } : undefined
}

const seen = ({ currentTarget }: Event) => ((currentTarget as HTMLElement).style.background = '')

/** The photo, else the emoji on a quiet ground; `look` is how its place has it, and how large. */
export const Picture = ({ product, look }: { product: Product; look: string }) => {
  const { thumbUrl, mediaUrl, thumbHash, emoji } = product
  return html`<span class=${classes('emoji', look)} aria-hidden="true">
    ${thumbUrl ? html`<img key=${thumbUrl} src=${thumbUrl} srcset=${`${thumbUrl} 320w, ${mediaUrl} 1280w`} sizes="104px" alt="" loading="lazy" style=${placeholder(thumbHash)} onLoad=${seen} />` : html`<i>${emoji ?? '📦'}</i>`}
  </span>`
}
