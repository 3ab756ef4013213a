// Which blocks Início shows, and in what order: by switch and arrows, or by dragging.
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Preferences } from '../../client/api-types.ts'
import { words } from '../../client/words.ts'
import { haptic } from '../../platform/telegram.ts'
import { classes } from '../../ui/classes.ts'
import fieldsStyles from '../../ui/fields.module.css'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import rowStyles from '../../ui/row.module.css'
import { Sheet } from '../../ui/sheet.ts'
import { useDragOrder } from './drag-order.ts'
import { shiftOf } from './drag-places.ts'
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
  const layout = (preferences.value.value?.layout ?? []).filter((one) => one !== 'account')
  const [said, setSaid] = useState('')
  const put = (next: readonly Block[]) => {
    haptic('selection')
    void prefer({ layout: [...next] })
  }
  const moveTo = (block: Block | undefined, to: number) => {
    if (!block || to < 0 || to >= layout.length || layout.indexOf(block) === to) return
    put(moved(layout, block, to))
    setSaid(t.placed(t.blockNames[block], to + 1, layout.length))
  }
  const { list, drag } = useDragOrder((from, to) => moveTo(layout[from], to))
  const toggle = (block: Block) =>
    put(layout.includes(block) ? layout.filter((one) => one !== block) : [...layout, block])
  const off = BLOCKS.filter((block) => !layout.includes(block))
  return part(Sheet, {
    title: t.blocks,
    close,
    children: html`
      <p class="hidden" aria-live="polite">${said}</p>
      <ul class=${drag ? classes(styles.blocks, styles.dragging) : styles.blocks} ref=${list}>
        ${[...layout, ...off].map((block, index) =>
          part(BlockRow, {
            key: block,
            block,
            index,
            on: !off.includes(block),
            last: layout.length - 1,
            isDragged: drag?.from === index,
            shift: shiftOf(index, drag),
            toggle: () => toggle(block),
            move: (to) => moveTo(block, to),
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
  readonly last: number
  readonly isDragged: boolean
  readonly shift: number
  readonly toggle: () => void
  readonly move: (to: number) => void
}

function BlockRow({ block, index, on, last, isDragged, shift, toggle, move }: BlockRowProps) {
  const t = words('settings').settings
  const name = t.blockNames[block]
  const focused = useRef<HTMLElement | null>(null)
  // A row that was moved in the page has lost what was focused in it.
  useLayoutEffect(() => {
    focused.current?.focus()
    focused.current = null
  }, [index])
  const go = (to: number, from: EventTarget | null) => {
    if (to < 0 || to > last) return
    if (from instanceof HTMLElement) focused.current = from
    move(to)
  }
  const key = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (!by) return
    event.preventDefault()
    go(index + by, event.target)
  }
  const arrow = (label: string, icon: 'arrowUp' | 'arrowDown', to: number) =>
    html`<button class=${rowStyles.round} aria-label=${label} aria-disabled=${to < 0 || to > last} onClick=${(event: MouseEvent) => go(to, event.currentTarget)}>${part(Icon, { name: icon })}</button>`
  return html`<li
    class=${isDragged ? classes(rowStyles.row, styles.row, styles.dragged) : classes(rowStyles.row, styles.row)}
    style=${shift ? { transform: `translateY(${shift}px)` } : undefined}
    data-place=${on ? index : undefined}
  >
    <span class=${on ? styles.grip : classes(styles.grip, styles.off)} aria-hidden="true" data-grip>${part(Icon, { name: 'grip' })}</span>
    <span class=${on ? rowStyles.words : classes('muted', rowStyles.words)}>${name}</span>
    ${
      on &&
      html`<span class=${styles.arrows} onKeyDown=${key}>
        ${arrow(t.up(name), 'arrowUp', index - 1)}${arrow(t.down(name), 'arrowDown', index + 1)}
      </span>`
    }
    <input type="checkbox" role="switch" class=${fieldsStyles.switch} aria-label=${name} checked=${on} onChange=${toggle} />
  </li>`
}
