// Which blocks Início shows, and in what order: by switch and arrows, or by dragging.
import { useRef, useState } from 'preact/hooks'
import type { Preferences } from '../../client/api-types.ts'
import { words } from '../../client/words.ts'
import { haptic } from '../../platform/telegram.ts'
import { classes } from '../../ui/classes.ts'
import fieldsStyles from '../../ui/fields.module.css'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import rowStyles from '../../ui/row.module.css'
import { Sheet } from '../../ui/sheet.ts'
import { prefer, preferences } from './preferences.ts'
import styles from './settings.module.css'

type Block = Exclude<Preferences['layout'][number], 'account'>
/** The list with one of its items at another place; the rest keeps its order. */
function moved<Item>(list: readonly Item[], item: Item, to: number): Item[] {
  const rest = list.filter((one) => one !== item)
  return [...rest.slice(0, to), item, ...rest.slice(to)]
}

const BLOCKS: readonly Block[] = ['sales', 'debts', 'lowStock', 'recent']

export function BlocksSheet({ close }: { close: () => void }) {
  const t = words('settings').settings
  const stored = (preferences.value.value?.layout ?? []).filter((one) => one !== 'account')
  const [dragged, setDragged] = useState<{ block: Block; to: number } | null>(null)
  const [said, setSaid] = useState('')
  const layout = dragged ? moved(stored, dragged.block, dragged.to) : stored
  const put = (next: readonly Block[]) => {
    haptic('selection')
    void prefer({ layout: [...next] })
  }
  const moveTo = (block: Block, to: number) => {
    if (to < 0 || to >= stored.length || stored.indexOf(block) === to) return
    put(moved(stored, block, to))
    setSaid(t.placed(t.blockNames[block], to + 1, stored.length))
  }
  const drop = () => {
    if (dragged) moveTo(dragged.block, dragged.to)
    setDragged(null)
  }
  const toggle = (block: Block) =>
    put(stored.includes(block) ? stored.filter((one) => one !== block) : [...stored, block])
  const off = BLOCKS.filter((block) => !layout.includes(block))
  return part(Sheet, {
    title: t.blocks,
    close,
    children: html`
      <p class="hidden" aria-live="polite">${said}</p>
      <ul class=${styles.blocks}>
        ${[...layout, ...off].map((block, index) =>
          part(BlockRow, {
            key: block,
            block,
            index,
            on: !off.includes(block),
            isDragged: dragged?.block === block,
            last: layout.length - 1,
            toggle: () => toggle(block),
            move: (to) => moveTo(block, to),
            drag: (to) => setDragged({ block, to: Math.max(0, Math.min(layout.length - 1, to)) }),
            drop,
          }),
        )}
      </ul>
    `,
  })
}

interface BlockRowProps {
  readonly block: Block
  readonly index: number
  readonly on: boolean
  readonly isDragged: boolean
  readonly last: number
  readonly toggle: () => void
  readonly move: (to: number) => void
  readonly drag: (to: number) => void
  readonly drop: () => void
}

function BlockRow({ block, index, on, isDragged, last, toggle, move, drag, drop }: BlockRowProps) {
  const t = words('settings').settings
  const name = t.blockNames[block]
  const from = useRef<{ y: number; index: number; height: number } | null>(null)
  const take = (event: PointerEvent) => {
    const grip = event.currentTarget as HTMLElement
    grip.setPointerCapture(event.pointerId)
    from.current = { y: event.clientY, index, height: grip.closest('li')?.offsetHeight ?? 1 }
    drag(index)
  }
  const pull = ({ clientY }: PointerEvent) => {
    const start = from.current
    if (start) drag(start.index + Math.round((clientY - start.y) / start.height))
  }
  const leave = () => {
    if (from.current) drop()
    from.current = null
  }
  return html`<li class=${isDragged ? classes(rowStyles.row, styles.row, styles.dragged) : classes(rowStyles.row, styles.row)}>
    <span
      class=${on ? styles.grip : classes(styles.grip, styles.off)}
      aria-hidden="true"
      onPointerDown=${on ? take : undefined}
      onPointerMove=${pull}
      onPointerUp=${leave}
      onPointerCancel=${leave}
    >${part(Icon, { name: 'grip' })}</span>
    <span class=${on ? rowStyles.words : classes('muted', rowStyles.words)}>${name}</span>
    ${
      on &&
      html`<span class=${styles.arrows}>
        <button class=${rowStyles.round} aria-label=${t.up(name)} aria-disabled=${index === 0} onClick=${() => move(index - 1)}>${part(Icon, { name: 'arrowUp' })}</button>
        <button class=${rowStyles.round} aria-label=${t.down(name)} aria-disabled=${index === last} onClick=${() => move(index + 1)}>${part(Icon, { name: 'arrowDown' })}</button>
      </span>`
    }
    <input type="checkbox" role="switch" class=${fieldsStyles.switch} aria-label=${name} checked=${on} onChange=${toggle} />
  </li>`
}
