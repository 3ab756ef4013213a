// What a product looks like, wherever it stands.
import { signal } from '@preact/signals'
import type { Product } from '../../client/api-types.ts'
import { classes } from '../../ui/classes.ts'
import { html } from '../../ui/html.ts'

const paint = signal<((hash: string | null) => object) | null>(null)
let code: unknown

/** What stands where the photo comes, drawn by code that is fetched with the first one. */
function placeholder(hash: string | null | undefined): object | undefined {
  code ??= import('./placeholder.ts').then(
    (it) => (paint.value = it.paint),
    () => (code = null),
  )
  return paint.value?.(hash ?? null)
}

interface PictureProps {
  /** A product, or what is known of one that is not on this device yet. */
  readonly product: Pick<Product, 'emoji'> & Partial<Pick<Product, 'mediaUrl' | 'thumbUrl' | 'thumbHash'>>
  /** How its place has it. */
  readonly look: string
}

/** The photo, else the emoji on a quiet ground. */
export const Picture = ({ product, look }: PictureProps) => {
  const { thumbUrl, mediaUrl, thumbHash, emoji } = product
  return html`<span class=${classes('emoji', look)} aria-hidden="true">
    ${thumbUrl ? html`<img src=${thumbUrl} srcset=${`${thumbUrl} 320w, ${mediaUrl} 1280w`} sizes="104px" alt="" loading="lazy" ...${placeholder(thumbHash)} />` : html`<i>${emoji ?? '📦'}</i>`}
  </span>`
}
