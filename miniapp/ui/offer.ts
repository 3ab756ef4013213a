// The way back of an act of one's own, for as long as the server offers it.
import { useEffect, useState } from 'preact/hooks'
import { ApiError } from '../client/api.ts'
import { offerOf } from '../client/undo.ts'

/**
 * What undoes it; null where that is not, or no longer, offered, and undefined until it is known. Asked anew for another `state`
 * of what it is about, such as its revision.
 */
export function useOffer(operation: string, entityId: number, state?: unknown): number | null | undefined {
  const [offer, setOffer] = useState<number | null>()
  useEffect(() => {
    let isShown = true
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = async () => {
      const found = await offerOf(operation, entityId).catch(noneWhenRefused)
      if (!isShown) return
      setOffer(found?.id ?? null)
      if (found) timer = setTimeout(() => setOffer(null), Date.parse(found.until) - Date.now())
    }
    void ask()
    return () => {
      isShown = false
      clearTimeout(timer)
    }
  }, [operation, entityId, state])
  return offer
}

/** There are other ways all the same. */
function noneWhenRefused(error: unknown): null {
  if (error instanceof ApiError) return null
  throw error
}
