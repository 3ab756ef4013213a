// The only door to Telegram's script: typed, feature-tested, and harmless where there is no Telegram. Knows no screens.
import type { HapticFeedback, WebApp } from 'telegram-web-app'
import type { ThemeParams } from './theme/solve.ts'

/** For platform/popups.ts too. Absent when the script could not be loaded; in a plain browser it is there, but without signed data. */
export const app: WebApp | undefined = (window as { Telegram?: { WebApp?: WebApp } }).Telegram?.WebApp

export const since = (version: string) => app?.isVersionAtLeast?.(version) ?? false

/** Runs a call that a client may refuse; what fails here must never stop a sale. */
export function attempt<Result>(call: () => Result): Result | undefined {
  try {
    return call()
  } catch (error) {
    console.warn('telegram', error)
    return undefined
  }
}

/** What Telegram opened us with. `initData` is empty outside Telegram. */
export const launch = {
  initData: app?.initData ?? '',
  /** Not proved until the server has checked `initData`. */
  userId: app?.initDataUnsafe?.user?.id ?? null,
  language: app?.initDataUnsafe?.user?.language_code ?? null,
  startParam:
    app?.initDataUnsafe?.start_param ?? new URLSearchParams(location.search).get('tgWebAppStartParam'),
  platform: app?.platform ?? 'unknown',
}

/** Did Telegram open us, with signed data? Its own buttons are there then. */
export const inTelegram = launch.initData !== ''

/** Tells Telegram that the page can be shown, takes the whole height, and takes the signed data out of the address. */
export function initTelegram(): void {
  const hash = location.hash.replace(/[#?&]?tgWebApp.*$/, '')
  if (hash !== location.hash) {
    history.replaceState(history.state, '', location.pathname + location.search + hash)
  }
  attempt(() => app?.ready())
  attempt(() => app?.expand())
}

// Theme

export const themeParams = (): ThemeParams => ({ ...app?.themeParams })

export const onThemeChange = (listener: () => void) => attempt(() => app?.onEvent('themeChanged', listener))

/** Paints what Telegram draws around the page; `#rrggbb` each. */
export function paintFrame(page: string, bottom: string): void {
  if (!inTelegram) return
  const [header, ground, bar] = [page, page, bottom] as `#${string}`[]
  if (header && since('6.9')) attempt(() => app?.setHeaderColor(header))
  if (ground && since('6.1')) attempt(() => app?.setBackgroundColor(ground))
  if (bar && since('7.10')) attempt(() => app?.setBottomBarColor(bar))
}

// Buttons

interface ButtonLook {
  readonly text: string
  readonly enabled: boolean
  readonly busy: boolean
  /** `#rrggbb` */
  readonly colour: string
  readonly textColour: string
}
export type ButtonKind = 'main' | 'secondary'

const presses: Record<ButtonKind | 'back', (() => void) | null> = { main: null, secondary: null, back: null }
if (inTelegram) {
  attempt(() => app?.MainButton.onClick(() => presses.main?.()))
  if (since('7.10')) attempt(() => app?.SecondaryButton.onClick(() => presses.secondary?.()))
  if (since('6.1')) attempt(() => app?.BackButton.onClick(() => presses.back?.()))
}

/** Can Telegram draw this button for us? */
export const hasNative = (kind: ButtonKind) => inTelegram && (kind === 'main' || since('7.10'))

/** Shows Telegram's own bottom button, or hides it when `look` is null. */
export function showButton(kind: ButtonKind, look: ButtonLook | null, press: (() => void) | null): void {
  if (!hasNative(kind)) return
  presses[kind] = press
  attempt(() => {
    const button = kind === 'main' ? app?.MainButton : app?.SecondaryButton
    if (!button) return
    if (!look) {
      button.hide()
      return
    }
    button.setParams({
      text: look.text,
      color: look.colour,
      text_color: look.textColour,
      is_active: look.enabled && !look.busy,
      is_visible: true,
    })
    if (look.busy === button.isProgressVisible) return
    if (look.busy) button.showProgress(false)
    else button.hideProgress()
  })
}

/** Shows Telegram's Back while there is something to go back from. */
export function showBack(press: (() => void) | null): void {
  if (!inTelegram || !since('6.1')) return
  presses.back = press
  attempt(() => (press ? app?.BackButton.show() : app?.BackButton.hide()))
}

// Feel

/** Can be turned off by the person. */
export const feel = { haptics: true }

type Impact = Parameters<HapticFeedback['notificationOccurred']>[0] | 'selection'
export function haptic(kind: Impact): void {
  if (!feel.haptics || !since('6.1')) return
  attempt(() => {
    if (kind === 'selection') app?.HapticFeedback.selectionChanged()
    else app?.HapticFeedback.notificationOccurred(kind)
  })
}

// Scanning

/** Telegram reads QR codes on phones alone. */
export const canScan = () =>
  inTelegram && since('6.4') && ['ios', 'android', 'android_x'].includes(launch.platform)
export function scan(prompt: string, take: (text: string) => void): void {
  attempt(() =>
    app?.showScanQrPopup({ text: prompt }, (text) => {
      take(text)
      return true
    }),
  )
}

// Secrets

const ANSWER_MS = 1000
/** The device's keychain where Telegram offers it; elsewhere nothing is kept and null is read. */
export const secrets = {
  read: (name: string) =>
    withKeychain<string | null>(null, (store, done) =>
      store.getItem(name, (error, value) => done(error ? null : (value ?? null))),
    ),
  write: (name: string, value: string) =>
    withKeychain(undefined, (store, done) => store.setItem(name, value, () => done(undefined))),
  remove: (name: string) =>
    withKeychain(undefined, (store, done) => store.removeItem(name, () => done(undefined))),
}

/** Some clients never answer: then it is as if there were no keychain. */
function withKeychain<Value>(
  none: Value,
  use: (store: WebApp['SecureStorage'], done: (value: Value) => void) => void,
): Promise<Value> {
  if (!inTelegram || !since('9.0') || !app?.SecureStorage) return Promise.resolve(none)
  const store = app.SecureStorage
  return new Promise((resolve) => {
    setTimeout(() => resolve(none), ANSWER_MS)
    attempt(() => use(store, resolve))
  })
}
