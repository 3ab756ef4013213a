// Whether the shop can be reached at all: asked again and again once something got no answer.
import { effect } from '@preact/signals'
import { offline, silent } from './network.ts'

/** So long without any answer is offline. */
const SILENCE_MS = 10_000
const AGAIN_MS = 3000

/** Keeps `offline` true to what is, until called off. */
export function keepContact(): () => void {
  let silence: ReturnType<typeof setTimeout> | undefined
  let again: ReturnType<typeof setTimeout> | undefined

  const ask = async () => {
    clearTimeout(again)
    const signal = AbortSignal.timeout(AGAIN_MS)
    const answered = await fetch('/health', { cache: 'no-store', signal }).then(
      () => true,
      () => false,
    )
    if (answered) silent.value = false
    else if (silent.peek()) again = setTimeout(() => void ask(), AGAIN_MS)
  }
  const cut = () => {
    silent.value = true
  }
  const stop = effect(() => {
    clearTimeout(silence)
    if (silent.value) {
      silence = setTimeout(() => (offline.value = true), SILENCE_MS)
      void ask()
    } else {
      clearTimeout(again)
      offline.value = false
    }
  })
  const back = () => void ask()
  addEventListener('offline', cut)
  addEventListener('online', back)
  return () => {
    removeEventListener('offline', cut)
    removeEventListener('online', back)
    clearTimeout(silence)
    clearTimeout(again)
    stop()
  }
}
