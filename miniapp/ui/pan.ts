// A finger that goes sideways, told apart from a scroll and from a tap. What it moves is up to who asks.

export interface Pan {
  /** How far from where it began, once it is clear that it goes sideways. */
  readonly move: (dx: number) => void
  /** Null: it was called off. */
  readonly end: (dx: number | null) => void
}

/** Before that it may still become a scroll, or a tap. */
const SLOP_PX = 10
/** Some browsers send a click after it. */
const CLICK_MS = 300

/** What to do with an element's pointer events, and whether the click that follows is none. A mouse never pans. */
export function panning(pan: () => Pan) {
  let from: { readonly x: number; readonly y: number } | null = null
  let moving = false
  let endedAt = -CLICK_MS
  const finish = (dx: number | null) => {
    if (moving) {
      endedAt = performance.now()
      pan().end(dx)
    }
    from = null
    moving = false
  }
  return {
    down: ({ pointerType, clientX, clientY, isPrimary }: PointerEvent) => {
      // A second finger makes it something else.
      if (!isPrimary) return finish(null)
      endedAt = -CLICK_MS
      from = pointerType === 'mouse' ? null : { x: clientX, y: clientY }
    },
    move: ({ clientX, clientY }: PointerEvent) => {
      if (!from) return
      const [dx, dy] = [clientX - from.x, clientY - from.y]
      if (!moving && (Math.abs(dx) < SLOP_PX || Math.abs(dx) < Math.abs(dy))) return
      moving = true
      pan().move(dx)
    },
    up: ({ clientX }: PointerEvent) => finish(from && clientX - from.x),
    cancel: () => finish(null),
    /** Is a click that comes now the finger's that panned? */
    tookClick: () => performance.now() - endedAt < CLICK_MS,
  }
}
