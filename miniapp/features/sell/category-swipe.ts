// The shelf under a finger that goes sideways: the next category, or the one before. The chips are its twin.
import { haptic } from '../../platform/telegram.ts'
import { panning } from '../../ui/pan.ts'
import { categories } from '../products/held.ts'
import styles from './sell.module.css'
import { category, POPULAR, search } from './shown.ts'

/** From so far on it is meant. */
const MEANT_PX = 64
/** The shelf follows at a part of the way; where nothing comes next, hardly. */
const FOLLOWS = 0.4
const RESISTS = 0.12
const COMES_MS = 140

const isCalm = () => window.matchMedia('(prefers-reduced-motion: reduce)').matches

/** The category so many chips away; null past either end. */
function neighbour(by: 1 | -1): string | null {
  const all = [POPULAR, ...categories.peek()]
  return all[all.indexOf(category.peek()) + by] ?? null
}

/** Until it is called off. */
export function bindCategorySwipe(): () => void {
  let shelf: HTMLElement | null = null
  const wayOf = (dx: number) => (dx < 0 ? 1 : -1)
  const put = (dx: number) => {
    if (shelf) shelf.style.transform = dx && !isCalm() ? `translateX(${dx}px)` : ''
  }
  const pan = panning(() => ({
    move: (dx) => put(dx * (neighbour(wayOf(dx)) === null ? RESISTS : FOLLOWS)),
    end: (dx) => {
      put(0)
      const next = dx === null || Math.abs(dx) < MEANT_PX ? null : neighbour(wayOf(dx))
      if (dx === null || next === null) return
      haptic('selection')
      category.value = next
      requestAnimationFrame(() => arrive(shelf, wayOf(dx)))
    },
  }))
  const down = (event: PointerEvent) => {
    shelf =
      event.target instanceof Element
        ? event.target.closest<HTMLElement>(`.${styles.sell} .${styles.tiles}`)
        : null
    if (shelf && !search.peek()) pan.down(event)
  }
  /** The tap that ends a swipe puts nothing in. */
  const click = (event: Event) => {
    if (!pan.tookClick() || !(event.target instanceof Element) || !event.target.closest(`.${styles.tiles}`))
      return
    event.preventDefault()
    event.stopPropagation()
  }
  const stop = new AbortController()
  const { signal } = stop
  document.addEventListener('pointerdown', down, { signal })
  document.addEventListener('pointermove', pan.move, { signal, passive: true })
  document.addEventListener('pointerup', pan.up, { signal })
  document.addEventListener('pointercancel', pan.cancel, { signal })
  document.addEventListener('click', click, { signal, capture: true })
  return () => {
    stop.abort()
    put(0)
  }
}

/** It begins at its top, comes from its side, and its chip is in sight. */
function arrive(shelf: HTMLElement | null, way: 1 | -1): void {
  window.scrollTo(0, 0)
  document
    .querySelector(`.${styles.categories} input:checked`)
    ?.parentElement?.scrollIntoView({ inline: 'center', block: 'nearest' })
  const from = isCalm() ? { opacity: 0 } : { opacity: 0, transform: `translateX(${way * 40}px)` }
  shelf?.animate([from, { opacity: 1, transform: 'none' }], { duration: COMES_MS, easing: 'ease-out' })
}
