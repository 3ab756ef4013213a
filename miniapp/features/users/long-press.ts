// A thumb that rests on a row chooses it, and several after it; the button beside the search is its twin.
const REST_MS = 500
/** A thumb that moves so far scrolls. */
const STILL_PX = 10

/** Listens on the rows below an element, each known by `data-row`; until it is called off. */
export function bindLongPress(within: HTMLElement, chosen: (row: number) => void): () => void {
  const leaving = new AbortController()
  const { signal } = leaving
  let timer: ReturnType<typeof setTimeout> | undefined
  let from = { x: 0, y: 0 }
  let rested = false
  const stop = () => {
    clearTimeout(timer)
    timer = undefined
  }
  within.addEventListener(
    'pointerdown',
    ({ target, pointerType, clientX: x, clientY: y }) => {
      stop()
      rested = false
      const row = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null
      if (!row || pointerType === 'mouse') return
      from = { x, y }
      timer = setTimeout(() => {
        rested = true
        chosen(Number(row.dataset['row']))
      }, REST_MS)
    },
    { signal },
  )
  within.addEventListener(
    'pointermove',
    ({ clientX, clientY }) => {
      if (Math.hypot(clientX - from.x, clientY - from.y) > STILL_PX) stop()
    },
    { signal },
  )
  for (const end of ['pointerup', 'pointercancel'] as const) within.addEventListener(end, stop, { signal })
  // The tap that ends it opens nothing.
  within.addEventListener(
    'click',
    (event) => {
      if (!rested) return
      rested = false
      event.preventDefault()
      event.stopPropagation()
    },
    { signal, capture: true },
  )
  within.addEventListener('contextmenu', (event) => timer !== undefined && event.preventDefault(), { signal })
  return () => {
    stop()
    leaving.abort()
  }
}
