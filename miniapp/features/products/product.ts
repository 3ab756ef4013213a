// A product's stock: how much is left, three equal verbs, the lots in the order they go, and what moved.
import { useState } from 'preact/hooks'
import type { Product } from '../../client/api-types.ts'
import { offline } from '../../client/connectivity.ts'
import { usePresence } from '../../client/presence.ts'
import { back, go, place } from '../../client/router.ts'
import { person } from '../../client/session.ts'
import { words } from '../../client/words.ts'
import boneStyles from '../../ui/bone.module.css'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Icon, type IconName } from '../../ui/icons.ts'
import { lazy } from '../../ui/lazy.ts'
import { Link } from '../../ui/link.ts'
import { Missing } from '../../ui/missing.ts'
import { NeedsNetwork } from '../../ui/needs-network.ts'
import rowStyles from '../../ui/row.module.css'
import { useScanMeaning } from '../../ui/scan.ts'
import { ScreenFrame } from '../../ui/screen-frame.ts'
import { RowBones } from '../../ui/section.ts'
import verbsStyles from '../../ui/verbs.module.css'
import { productById, products } from './held.ts'
import { Level } from './level.ts'
import { Lots } from './lots.ts'
import { Movements } from './movements.ts'
import { OffShelf } from './off-shelf.ts'
import styles from './products.module.css'

const VERBS = ['receive', 'count', 'adjust'] as const
type Verb = (typeof VERBS)[number]
const ICONS: Record<Verb, IconName> = { receive: 'receive', count: 'count', adjust: 'sliders' }
const SHEETS = {
  receive: lazy(async () => (await import('./receive-sheet.ts')).ReceiveSheet),
  count: lazy(async () => (await import('./count-sheet.ts')).CountSheet),
  adjust: lazy(async () => (await import('./adjust-sheet.ts')).AdjustSheet),
}

export function Screen() {
  const { params, query, path } = place.value
  const asked = path.split('?')[0]?.endsWith('/receive')
    ? 'receive'
    : VERBS.find((verb) => verb === query['do'])
  const id = Number(params['id'])
  useScanMeaning((product) => go(`/products/${product.id}`))
  return part(ScreenFrame, { children: part(Stock, { key: id, id, asked }) })
}

/** An owner changes it there; the team reads what it is. */
function ToForm({ product: { id, name } }: { product: Product }) {
  const t = words('products').form
  const owns = person.value?.role === 'owner'
  return part(Link, {
    to: `/products/${id}/edit`,
    look: classes(rowStyles.round, rowStyles.tinted, styles.toForm),
    says: owns ? t.edit(name) : t.look(name),
    children: part(Icon, { name: owns ? 'pencil' : 'tag' }),
  })
}

interface StockProps {
  readonly id: number
  /** A sheet that the address opens; Back closes it. */
  readonly asked?: Verb | undefined
}

function Stock({ id, asked }: StockProps) {
  const t = words('products').products
  const held = products.use()
  usePresence('product', id, 'viewing')
  const product = productById.value.get(id)
  const [opened, setOpened] = useState<Verb | null>(null)
  if (!held)
    return part(Missing, {
      held: products,
      children: html`<div class=${classes(cardStyles.card, styles.level, boneStyles.bone, styles.bone)} />${part(RowBones, { count: 3, thumb: false })}`,
    })
  if (!product) return part(OffShelf, { id })
  const verb = asked ?? opened
  const Sheet = verb && SHEETS[verb]
  const close = () => (asked ? back() : setOpened(null))
  return html`${part(Level, { product, children: part(ToForm, { product }) })}
    <div class=${verbsStyles.verbs}>
      ${VERBS.map(
        (one) =>
          html`<button key=${one} disabled=${offline.value} onClick=${() => setOpened(one)}>${part(Icon, { name: ICONS[one] })}${t.verbs[one]}</button>`,
      )}
    </div>
    ${part(NeedsNetwork, { held: products })}
    ${part(Lots, { product })}
    ${part(Movements, { product })}
    ${Sheet && part(Sheet, { product, close })}`
}
