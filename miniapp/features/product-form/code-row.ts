// A product's barcode: typed, read by a reader or the camera; one that another product has says whose it is.
import { NAME_MAX } from '#lib/limits.ts'
import { codeOf } from '#lib/search.ts'
import type { Product } from '../../client/api-types.ts'
import { go } from '../../client/router.ts'
import { words } from '../../client/words.ts'
import { canScan, haptic, scan } from '../../platform/telegram.ts'
import { classes } from '../../ui/classes.ts'
import fieldsStyles from '../../ui/fields.module.css'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import rowStyles from '../../ui/row.module.css'
import { useCodeTaker } from '../../ui/takes-code.ts'
import { products } from '../products/held.ts'
import styles from './product-form.module.css'

interface CodeRowProps {
  readonly value: string
  readonly set: (code: string) => void
  /** Whose form it is; null: a new one's. */
  readonly productId: number | null
  /** The product that has it already, as the server says. */
  readonly taken: { readonly id: number; readonly name: string } | null
  readonly refused: string | null
}

const ID = 'code-issue'

export function CodeRow({ value, set, productId, taken, refused }: CodeRowProps) {
  const t = words('products').form
  const take = (code: string) => {
    haptic('selection')
    set(code.slice(0, NAME_MAX))
  }
  useCodeTaker(take)
  const owner = ownerOf(value, productId) ?? taken
  const wrong = owner ? t.codeTaken(owner.name) : refused
  return html`<div class=${rowStyles.row}>
      <label class=${styles.code}>
        <span>${t.code}</span>
        <input
          class="figure muted"
          type="text"
          autocomplete="off"
          autocorrect="off"
          autocapitalize="off"
          spellcheck=${false}
          enterkeyhint="next"
          maxlength=${NAME_MAX}
          placeholder=${t.noCode}
          value=${value}
          aria-invalid=${Boolean(wrong)}
          aria-describedby=${wrong ? ID : undefined}
          onInput=${(event: InputEvent) => set((event.currentTarget as HTMLInputElement).value)}
        />
      </label>
      ${
        canScan() &&
        html`<button type="button" class=${classes(rowStyles.round, styles.scan)} aria-label=${t.scanCode} onClick=${() => scan(words('products').products.scanPrompt, take)}>${part(Icon, { name: 'scan' })}</button>`
      }
    </div>
    ${
      wrong &&
      html`<div class=${styles.issue}>
        <p class=${fieldsStyles.error} id=${ID} role="alert">${wrong}</p>
        ${owner && html`<button type="button" class="link strong" onClick=${() => go(`/products/${owner.id}/edit`)}>${t.open}</button>`}
      </div>`
    }`
}

/** Another product of this article. */
function ownerOf(code: string, productId: number | null): Product | undefined {
  const asked = codeOf(code)
  return products.value.value?.find(
    ({ id, barcode }) => id !== productId && asked !== '' && barcode !== null && codeOf(barcode) === asked,
  )
}
