// What a product looks like, wherever it stands.
import type { Product } from '../../client/api-types.ts'
import { classes } from '../../ui/classes.ts'
import { html } from '../../ui/html.ts'

/** The photo, else the emoji on a quiet ground; `look` is how its place has it. */
export const Picture = ({ product, look }: { product: Product; look: string }) =>
  html`<span class=${classes('emoji', look)} aria-hidden="true">
    ${product.thumbUrl ? html`<img src=${product.thumbUrl} alt="" loading="lazy" />` : html`<i>${product.emoji ?? '📦'}</i>`}
  </span>`
