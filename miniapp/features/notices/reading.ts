// What was in sight for two seconds is read; those that were so together are told together.
import { useEffect, useState } from 'preact/hooks'
import { offline } from '../../client/connectivity.ts'
import { markRead } from './held.ts'

const SHOWN_MS = 2000
const TOGETHER_MS = 100
/** So much of it. */
const IN_SIGHT = 0.6

const waiting = new Set<number>()

function read(ids: readonly number[]): void {
  if (!waiting.size)
    setTimeout(() => {
      void markRead({ ids: [...waiting] })
      waiting.clear()
    }, TOGETHER_MS)
  for (const id of ids) waiting.add(id)
}

/** What to put on the element that shows these unread ones; none: it is as read as it will be. */
export function useReadOnceShown(ids: readonly number[]) {
  const [element, setElement] = useState<HTMLElement | null>(null)
  const which = ids.join()
  const isOff = offline.value
  useEffect(() => {
    if (!element || !which || isOff) return undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const begin = () => {
      timer = setTimeout(() => (document.hidden ? begin() : read(ids)), SHOWN_MS)
    }
    const watcher = new IntersectionObserver(
      ([entry]) => {
        clearTimeout(timer)
        if (entry?.isIntersecting) begin()
      },
      { threshold: IN_SIGHT },
    )
    watcher.observe(element)
    return () => {
      watcher.disconnect()
      clearTimeout(timer)
    }
  }, [element, which, isOff])
  return setElement
}
