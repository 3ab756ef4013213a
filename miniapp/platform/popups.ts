// What Telegram asks, shares and guards for a page, or the browser where there is none: nothing that the first page waits for.
import { app, attempt, inTelegram, since } from './telegram.ts'

/** Puts Settings into Telegram's own ⋯ menu. */
export function onSettings(press: () => void): void {
  if (!inTelegram || !since('7.0')) return
  attempt(() => app?.SettingsButton.onClick(press).show())
}

/** Asks by Telegram's own popup, the browser's where there is none. True when the person agrees. */
export function confirm(message: string, yes: string, no: string): Promise<boolean> {
  if (!inTelegram || !since('6.2')) return Promise.resolve(window.confirm(message))
  return new Promise((resolve) => {
    const buttons = [
      { id: 'yes', type: 'destructive', text: yes } as const,
      { id: 'no', type: 'default', text: no } as const,
    ]
    const shown = attempt(() => {
      app?.showPopup({ message, buttons: [...buttons] }, (id) => resolve(id === 'yes'))
      return true
    })
    if (!shown) resolve(false)
  })
}

/** While a form holds what would be lost. */
export function guardClosing(on: boolean): void {
  if (!since('6.2')) return
  attempt(() => (on ? app?.enableClosingConfirmation() : app?.disableClosingConfirmation()))
}

/** Telegram's list of chats with the text ready to send, else the device's own sheet. */
export const canShare = () => inTelegram || typeof navigator.share === 'function'
export function share(text: string): void {
  if (inTelegram) {
    attempt(() => app?.openTelegramLink(`https://t.me/share/url?url=${encodeURIComponent(text)}`))
  } else void navigator.share({ text }).catch(() => undefined)
}

/** Calls back when the person returns to the app after it was in the background. */
export function onReturn(listener: () => void): () => void {
  const seen = () => document.visibilityState === 'visible' && listener()
  document.addEventListener('visibilitychange', seen)
  if (since('8.0')) attempt(() => app?.onEvent('activated', listener))
  return () => {
    document.removeEventListener('visibilitychange', seen)
    if (since('8.0')) attempt(() => app?.offEvent('activated', listener))
  }
}
