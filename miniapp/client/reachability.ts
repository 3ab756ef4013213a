// Finds out whether the shop can be reached: asked again and again once something got no answer.
import { effect } from '@preact/signals'
import { noAnswer, offline } from './connectivity.ts'

/** So long without any answer is offline. */
const SILENCE_MS = 10_000
const AGAIN_MS = 3000

/** Keeps `offline` true to what is, until called off. */
export function watchConnectivity(): () => void {
  let silence: ReturnType<typeof setTimeout> | undefined
  let again: ReturnType<typeof setTimeout> | undefined
  let stopped = false

  const ask = async () => {
    clearTimeout(again)
    const signal = AbortSignal.timeout(AGAIN_MS)
    const answered = await fetch('/health', { cache: 'no-store', signal }).then(
      () => true,
      () => false,
    )
    if (stopped) return
    if (answered) noAnswer.value = false
    else if (noAnswer.peek()) askAgain()
    else noAnswer.value = true
  }
  const askAgain = () => {
    clearTimeout(again)
    again = setTimeout(() => void ask(), AGAIN_MS)
  }
  const cut = () => {
    noAnswer.value = true
  }
  const stop = effect(() => {
    clearTimeout(silence)
    if (noAnswer.value) {
      silence = setTimeout(() => (offline.value = true), SILENCE_MS)
      void ask()
    } else {
      clearTimeout(again)
      offline.value = false
      // An answer that was under way as the network went, or one by a network that the device does not know of.
      if (!navigator.onLine) askAgain()
    }
  })
  const back = () => void ask()
  addEventListener('offline', cut)
  addEventListener('online', back)
  return () => {
    stopped = true
    removeEventListener('offline', cut)
    removeEventListener('online', back)
    clearTimeout(silence)
    clearTimeout(again)
    stop()
  }
}
