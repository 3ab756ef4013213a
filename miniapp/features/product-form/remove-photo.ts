// Taking a product's photo off: its emoji shows again.
import type { Product } from '../../client/api-types.ts'
import { offline } from '../../client/connectivity.ts'
import { words } from '../../client/words.ts'
import { confirm } from '../../platform/popups.ts'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { useIntent } from '../../ui/intent.ts'
import { Refused } from '../../ui/refused.ts'
import rowStyles from '../../ui/row.module.css'
import { sayStored } from '../../ui/undo.ts'
import { removePhoto } from '../products/calls.ts'

export function RemovePhoto({ product, close }: { product: Product; close: () => void }) {
  const t = words('products').photo
  const { id } = product
  const intent = useIntent({
    name: `photo/${id}`,
    close,
    send: (of: number, key) => removePhoto(of, key),
    done: ({ undoId }) => sayStored({ text: t.removed, undoId, of: { operation: 'products.edit', id } }),
  })
  const ask = async () => {
    const { yes, no } = words('frame').miniapp
    if (await confirm(t.removeAsk, yes, no)) void intent.submit(id)
  }
  return html`<button type="button" class=${classes('still danger', rowStyles.row, cardStyles.card)} disabled=${intent.busy || offline.value} onClick=${() => void ask()}>
      ${part(Icon, { name: 'trash' })}<span>${t.remove}</span>
    </button>
    ${part(Refused, { error: intent.refusal })}`
}
