// Showing that an answer is on its way, where it takes a while.

/** What nobody notices as waiting. */
const PATIENCE_MS = 1000
/** Telegram shows it for five seconds. */
const AGAIN_MS = 4500

/** Does the work; calls `show` after a second, and as long as it goes on. */
export async function whileTyping<T>(show: () => void, work: () => Promise<T>): Promise<T> {
  let again: NodeJS.Timeout | undefined
  const first = setTimeout(() => {
    show()
    again = setInterval(show, AGAIN_MS)
  }, PATIENCE_MS)
  try {
    return await work()
  } finally {
    clearTimeout(first)
    clearInterval(again)
  }
}
