// The first thing of all: who opens the app for the first time asks to be let in while the rest of the code is on its way.
// A script of its own, and imports nothing: it must be here first.
import type { WebApp } from 'telegram-web-app'

const app = (window as { Telegram?: { WebApp?: WebApp } }).Telegram?.WebApp

/** What this person's device is known by, in its own storage. */
export const NAME = `balcao/${app?.initDataUnsafe?.user?.id ?? 0}`

/** Who was here before likely still has a session, and needs no new one. */
function isNew(): boolean {
  try {
    return localStorage.getItem(NAME) === null
  } catch {
    return true
  }
}

let answer: Promise<Response> | null =
  app?.initData && isNew()
    ? fetch('/api/auth/verify', {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'accept-language': app.initDataUnsafe.user?.language_code ?? navigator.language,
        },
        body: JSON.stringify({ initData: app.initData }),
      })
    : null
answer?.catch(() => undefined) // whoever takes it is told

/** What was answered to the knock, once; null where there was none. */
export function takeAnswer(): Promise<Response> | null {
  const taken = answer
  answer = null
  return taken
}
