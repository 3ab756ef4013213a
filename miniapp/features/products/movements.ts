// What came and went, newest first, with the level after each; a sale's leads to the sale, what one did just now goes back.
import { useState } from 'preact/hooks'
import { UNDO_MINUTES } from '#lib/limits.ts'
import type { Movement, Product } from '../../client/api-types.ts'
import { dotted, number } from '../../client/format.ts'
import { person } from '../../client/session.ts'
import { moment } from '../../client/when.ts'
import { words } from '../../client/words.ts'
import { confirm } from '../../platform/popups.ts'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { Link } from '../../ui/link.ts'
import { List } from '../../ui/list.ts'
import { useOffer } from '../../ui/offer.ts'
import rowStyles from '../../ui/row.module.css'
import sectionStyles from '../../ui/section.module.css'
import { Section } from '../../ui/section.ts'
import { takeBack } from '../../ui/undo.ts'
import styles from './products.module.css'
import { movementsOf } from './stock.ts'
import { together } from './together.ts'

/** So many at first; all of them when asked. */
const FEW = 5

export function Movements({ product }: { product: Product }) {
  const t = words('products').products
  const [all, setAll] = useState(false)
  const pages = movementsOf(product.id)
  const held = pages.use()
  const lines = held && together(held.items)
  const isCut = !all && (lines?.length ?? 0) > FEW
  const end =
    isCut &&
    html`<button class=${classes('link', sectionStyles.sectionLink)} onClick=${() => setAll(true)}>${t.all}</button>`
  return part(List<Movement>, {
    name: `movements/${product.id}`,
    from: isCut ? { ...pages, hasMore: () => false } : pages,
    items: isCut ? lines?.slice(0, FEW) : lines,
    bones: { count: 4, thumb: false },
    isPart: true,
    groups: (items) => [{ title: t.movements, end, items }],
    row: (movement) => part(Row, { key: movement.id, movement }),
    empty: part(Section, {
      title: t.movements,
      children: html`<li class=${rowStyles.line}><p class=${classes('muted', rowStyles.row)}>${t.noMovements}</p></li>`,
    }),
  })
}

function Row({ movement }: { movement: Movement }) {
  const t = words('products').products
  const [open, setOpen] = useState(false)
  const operation = ownAct(movement)
  const { kind, quantity, level, at, actor, source, reason } = movement
  const what = dotted(t.kinds[kind], source.name ?? reason)
  const signed = `${quantity > 0 ? '+' : ''}${number(quantity)}`
  const tone = quantity > 0 ? 'good' : kind === 'sale' ? '' : quantity < 0 ? 'danger' : 'muted'
  const inside = html`<span class=${classes('figure strong', styles.moved, tone)}>${signed}</span>
    <span class=${rowStyles.words}><span class=${open ? 'block' : 'cut block'}>${what}</span><span class="second muted cut block">${dotted(moment(at), actor.name)}</span></span>
    <span class=${classes('figure muted', rowStyles.end)}>${number(level)}</span>`
  return html`<li class=${classes(rowStyles.line, styles.movedLine)}>
    ${
      source.type === 'sale'
        ? part(Link, { to: `/sales/${source.id}`, look: classes('still', rowStyles.row), children: inside })
        : reason
          ? html`<button class=${classes('still', rowStyles.row)} aria-expanded=${open} onClick=${() => setOpen(!open)}>${inside}</button>`
          : html`<div class=${rowStyles.row}>${inside}</div>`
    }
    ${operation && part(TakeBack, { movement, operation, what: dotted(what, signed) })}
  </li>`
}

type Act = 'stock.receive' | 'stock.adjust' | 'stock.count'
/** What made each kind; sales have a page for that. */
const ACTS: Partial<Record<Movement['kind'], Act>> = {
  receipt: 'stock.receive',
  adjustment: 'stock.adjust',
  count: 'stock.count',
}

/** What one did oneself, so lately that it may still go back: then the server is asked. */
const ownAct = ({ kind, at, actor }: Movement) =>
  actor.id === person.value?.id && Date.now() - Date.parse(at) < UNDO_MINUTES * 60_000
    ? ACTS[kind]
    : undefined

interface TakeBackProps {
  readonly movement: Movement
  readonly operation: Act
  readonly what: string
}

function TakeBack({ movement: { source, productId }, operation, what }: TakeBackProps) {
  const t = words('products').products
  const { undo, yes, no } = words('frame').miniapp
  const [isBack, setBack] = useState(false)
  const offer = useOffer(operation, source.id)
  const press = async () => {
    if (offer && (await confirm(t.undoAsk(what), yes, no)))
      setBack(await takeBack(offer, { of: { operation, productId } }))
  }
  const says = `${undo}: ${what}`
  return (
    offer &&
    !isBack &&
    html`<button class=${classes(rowStyles.round, rowStyles.tinted)} aria-label=${says} onClick=${() => void press()}>${part(Icon, { name: 'back' })}</button>`
  )
}
