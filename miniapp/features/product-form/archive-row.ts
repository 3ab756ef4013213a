// Off the shelf, with all that was sold of it left as it is.
import type { Product } from '../../client/api-types.ts'
import { offline } from '../../client/connectivity.ts'
import { toTab } from '../../client/router.ts'
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
import { editProduct } from '../products/calls.ts'

export function ArchiveRow({ product }: { product: Product }) {
  const t = words('products').form
  const { id, name, version = 0 } = product
  const intent = useIntent({
    name: `archive/${id}`,
    close: () => toTab('/products'),
    send: (of: number, key) => editProduct(id, { version: of, archived: true }, key),
    done: ({ undoId }) =>
      sayStored({
        text: t.isArchived(name),
        undoId,
        undone: words('products').products.isBack(name),
        of: { operation: 'products.edit', id },
      }),
  })
  const ask = async () => {
    const { yes, no } = words('frame').miniapp
    if (await confirm(t.archiveAsk(name), yes, no)) void intent.submit(version)
  }
  return html`<button type="button" class=${classes('still danger', rowStyles.row, cardStyles.card)} disabled=${intent.busy || offline.value} onClick=${() => void ask()}>
      ${part(Icon, { name: 'archive' })}<span>${t.archive}</span>
    </button>
    ${part(Refused, { error: intent.refusal })}`
}
