// A product that is not on the shelf: archived, it shows what it was, and an owner brings it back; else it is not there.
import type { Product } from '../../client/api-types.ts'
import { offline } from '../../client/connectivity.ts'
import { toTab } from '../../client/router.ts'
import { person } from '../../client/session.ts'
import { words } from '../../client/words.ts'
import boneStyles from '../../ui/bone.module.css'
import buttonStyles from '../../ui/button.module.css'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { useIntent } from '../../ui/intent.ts'
import { Missing } from '../../ui/missing.ts'
import { NeedsNetwork } from '../../ui/needs-network.ts'
import { Refused } from '../../ui/refused.ts'
import { RowBones } from '../../ui/section.ts'
import { Empty } from '../../ui/states.ts'
import { sayStored } from '../../ui/undo.ts'
import verbsStyles from '../../ui/verbs.module.css'
import { bringBack } from './calls.ts'
import { Level } from './level.ts'
import { Lots } from './lots.ts'
import { Movements } from './movements.ts'
import styles from './products.module.css'
import { productOf } from './stock.ts'

export function OffShelf({ id }: { id: number }) {
  const t = words('products').products
  const held = productOf(id)
  const product = held.use()
  const error = held.error.value
  if (error?.status === 404)
    return part(Empty, {
      face: '📦',
      title: t.gone,
      line: t.goneLine,
      children: html`<button class=${buttonStyles.button} onClick=${() => toTab('/products')}>${t.toList}</button>`,
    })
  // One that is on the shelf by now comes with the next list.
  if (!product?.archived)
    return part(Missing, {
      held,
      children: html`<div class=${classes(cardStyles.card, styles.level, boneStyles.bone, styles.bone)} />${part(RowBones, { count: 3, thumb: false })}`,
    })
  return html`${part(Level, { product })}
    ${person.value?.role === 'owner' && part(BringBack, { product })}
    ${part(Lots, { product })}
    ${part(Movements, { product })}`
}

function BringBack({ product }: { product: Product }) {
  const t = words('products').products
  const { id, name, version = 0 } = product
  const held = productOf(id)
  const intent = useIntent({
    name: `back/${id}`,
    send: (of: number, key) => bringBack(id, of, key),
    done: ({ undoId }) =>
      sayStored({
        text: t.isBack(name),
        undoId,
        undone: t.archivedAgain,
        of: { operation: 'products.edit', id },
      }),
  })
  return html`<div class=${verbsStyles.verbs}>
      <button disabled=${offline.value || intent.busy} onClick=${() => void intent.submit(version)}>${part(Icon, { name: 'back' })}${t.bringBack}</button>
    </div>
    ${part(NeedsNetwork, { held })}
    ${part(Refused, { error: intent.refusal })}`
}
