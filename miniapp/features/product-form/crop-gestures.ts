// What fingers, a mouse, its wheel and keys do to a crop: one drags, two pinch, a tap brings what it meets to the middle.
import type { Crop, Point, Size } from './crop.ts'
import { moved, turned, zoomed } from './crop.ts'

/** Of the frame as it is drawn, in CSS pixels of the page. */
interface Frame extends Point {
  readonly side: number
}

interface Gestures {
  readonly size: Size
  readonly frame: () => Frame
  readonly change: (next: (crop: Crop) => Crop) => void
}

const KEY_PX = 8
export const ZOOM_STEP = 1.25
/** A finger that moved less has tapped. */
const TAP_PX = 6
const WHEEL_PX = 400

/** Handlers for the element that the picture is drawn on. */
export function gesturesOn({ size, frame, change }: Gestures) {
  const fingers = new Map<number, Point>()
  let travelled = 0
  /** From the frame's middle, in its sides. */
  const placed = ({ x, y }: Point): Point => {
    const { x: left, y: top, side } = frame()
    return { x: (x - left) / side - 0.5, y: (y - top) / side - 0.5 }
  }
  const middle = () => {
    const all = [...fingers.values()]
    return { x: sum(all, 'x') / all.length, y: sum(all, 'y') / all.length }
  }
  const spread = () => {
    const [one, other] = [...fingers.values()]
    return one && other ? Math.hypot(one.x - other.x, one.y - other.y) : 0
  }
  const down = (event: PointerEvent) => {
    ;(event.currentTarget as Element).setPointerCapture(event.pointerId)
    if (!fingers.size) travelled = 0
    fingers.set(event.pointerId, pointOf(event))
    // Two fingers never tap.
    if (fingers.size > 1) travelled = TAP_PX
  }
  const move = (event: PointerEvent) => {
    if (!fingers.has(event.pointerId)) return
    const [from, apart] = [middle(), spread()]
    fingers.set(event.pointerId, pointOf(event))
    const [to, nowApart] = [middle(), spread()]
    const { side } = frame()
    travelled += Math.hypot(to.x - from.x, to.y - from.y)
    if (travelled < TAP_PX) return
    change((crop) => {
      const shifted = moved(size, crop, { x: (to.x - from.x) / side, y: (to.y - from.y) / side })
      return apart && nowApart
        ? zoomed(size, shifted, (shifted.zoom * nowApart) / apart, placed(to))
        : shifted
    })
  }
  const up = (event: PointerEvent) => {
    const at = fingers.get(event.pointerId)
    fingers.delete(event.pointerId)
    if (!at || event.type !== 'pointerup' || fingers.size || travelled >= TAP_PX) return
    const { x, y } = placed(at)
    change((crop) => moved(size, crop, { x: -x, y: -y }))
  }
  const wheel = (event: WheelEvent) => {
    event.preventDefault()
    const at = placed({ x: event.clientX, y: event.clientY })
    change((crop) => zoomed(size, crop, crop.zoom * 2 ** (-event.deltaY / WHEEL_PX), at))
  }
  return { down, move, up, wheel, keys: keysOn({ size, frame, change }) }
}

const ARROWS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -KEY_PX, y: 0 },
  ArrowRight: { x: KEY_PX, y: 0 },
  ArrowUp: { x: 0, y: -KEY_PX },
  ArrowDown: { x: 0, y: KEY_PX },
}

/** Arrows move the picture, − and + zoom, R turns. */
function keysOn({ size, frame, change }: Gestures) {
  return (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const arrow = (event.target as Element).matches('input') ? undefined : ARROWS[event.key]
    if (arrow) {
      const { side } = frame()
      change((crop) => moved(size, crop, { x: arrow.x / side, y: arrow.y / side }))
    } else if (event.key === '+' || event.key === '=')
      change((crop) => zoomed(size, crop, crop.zoom * ZOOM_STEP))
    else if (event.key === '-') change((crop) => zoomed(size, crop, crop.zoom / ZOOM_STEP))
    else if (event.key.toLowerCase() === 'r') change((crop) => turned(size, crop))
    else return
    event.preventDefault()
  }
}

const pointOf = ({ clientX: x, clientY: y }: PointerEvent): Point => ({ x, y })
const sum = (points: readonly Point[], of: 'x' | 'y') => points.reduce((all, one) => all + one[of], 0)
