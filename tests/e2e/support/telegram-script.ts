// A small stand-in for Telegram's script: the calls our adapter makes, and a handle for tests to press its buttons.
import { sign } from '@tma.js/init-data-node'

type ButtonName = 'MainButton' | 'SecondaryButton' | 'BackButton'
interface Handle {
  button: (name: ButtonName) => { text: string | null; visible: boolean }
  press: (name: ButtonName) => void
}
declare global {
  interface Window {
    telegramTest: Handle
  }
}

export interface Person {
  readonly id: number
  readonly name: string
  readonly language: string
}

export interface Launch {
  readonly initData: string
  readonly startParam?: string
  readonly theme?: Readonly<Record<string, string>>
}

/** Launch data as Telegram signs it for this bot. */
export const launchFor = (token: string, person: Person, more: Omit<Launch, 'initData'> = {}): Launch => ({
  initData: sign(
    { user: { id: person.id, first_name: person.name, language_code: person.language } },
    token,
    new Date(),
  ),
  ...more,
})

export const NIGHT: Readonly<Record<string, string>> = {
  bg_color: '#1d2733',
  secondary_bg_color: '#151e27',
  section_bg_color: '#1d2733',
  text_color: '#ffffff',
  hint_color: '#7d8b99',
  button_color: '#50a8eb',
  button_text_color: '#ffffff',
  accent_text_color: '#64b5ef',
  destructive_text_color: '#ee686f',
}

/** The script's text. Null: a plain browser, where the official script is there too, with nothing to say. */
export function standIn(launch: Launch | null): string {
  const data = {
    initData: launch?.initData ?? '',
    startParam: launch?.startParam ?? null,
    theme: launch?.theme ?? {},
    language: launch ? 'pt-br' : null,
  }
  return `(${install.toString()})(${JSON.stringify(data)})`
}

interface Installed {
  initData: string
  startParam: string | null
  theme: Record<string, string>
  language: string | null
}

/** Runs in the page, and so must bring all it uses. */
function install(data: Installed): void {
  const presses: Record<string, (() => void)[]> = {}
  const state: Record<string, { text: string | null; visible: boolean; active: boolean }> = {}
  const makeButton = (name: string) => {
    const own = { text: null as string | null, visible: false, active: true }
    state[name] = own
    presses[name] = []
    return {
      isProgressVisible: false,
      setParams(look: { text: string; is_visible: boolean; is_active: boolean }) {
        Object.assign(own, { text: look.text, visible: look.is_visible, active: look.is_active })
      },
      show: () => Object.assign(own, { visible: true }),
      hide: () => Object.assign(own, { visible: false, text: null }),
      onClick: (listener: () => void) => presses[name]?.push(listener),
      showProgress() {
        this.isProgressVisible = true
      },
      hideProgress() {
        this.isProgressVisible = false
      },
    }
  }
  // oxlint-disable-next-line unicorn/consistent-function-scoping -- the page has nothing of this file but this function
  const nothing = () => undefined
  const user = data.language ? { id: 1, language_code: data.language } : undefined
  const keychain = new Map<string, string>()
  const app = {
    initData: data.initData,
    initDataUnsafe: { user, start_param: data.startParam ?? undefined },
    version: '9.1',
    platform: data.initData ? 'android' : 'unknown',
    themeParams: data.theme,
    isVersionAtLeast: () => data.initData !== '',
    ready: nothing,
    expand: nothing,
    onEvent: nothing,
    offEvent: nothing,
    setHeaderColor: nothing,
    setBackgroundColor: nothing,
    setBottomBarColor: nothing,
    enableClosingConfirmation: nothing,
    disableClosingConfirmation: nothing,
    hideKeyboard: nothing,
    openTelegramLink: nothing,
    showScanQrPopup: nothing,
    showPopup: (_popup: unknown, done: (id: string) => void) => done('yes'),
    MainButton: makeButton('MainButton'),
    SecondaryButton: makeButton('SecondaryButton'),
    BackButton: makeButton('BackButton'),
    HapticFeedback: { selectionChanged: nothing, notificationOccurred: nothing },
    SecureStorage: {
      getItem: (key: string, done: (error: null, value: string | null) => void) =>
        done(null, keychain.get(key) ?? null),
      setItem: (key: string, value: string, done: () => void) => {
        keychain.set(key, value)
        done()
      },
      removeItem: (key: string, done: () => void) => {
        keychain.delete(key)
        done()
      },
    },
  }
  Object.assign(window, { Telegram: { WebApp: app } })
  window.telegramTest = {
    button: (name) => state[name] ?? { text: null, visible: false },
    press: (name) => {
      if (!state[name]?.visible || !state[name].active) throw new Error(`${name} is not there to press`)
      for (const press of presses[name] ?? []) press()
    },
  }
}
