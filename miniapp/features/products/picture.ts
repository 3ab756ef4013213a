// What a product looks like, wherever it stands.
import type { Product } from '../../client/api-types.ts'
import { html } from '../../ui/html.ts'

/** The photo, else the emoji on a quiet ground. */
export const Picture = ({ product }: { product: Product }) =>
  html`<span class="picture emoji" aria-hidden="true">
    ${product.thumbUrl ? html`<img src=${product.thumbUrl} alt="" loading="lazy" />` : html`<i>${product.emoji ?? '📦'}</i>`}
  </span>`
