// The phone's side of the protocol between Telegram and a page: what Telegram's apps do when the official script asks.

type ButtonName = 'MainButton' | 'SecondaryButton' | 'BackButton' | 'SettingsButton'

export interface TestHandle {
  button: (name: ButtonName) => { text: string | null; visible: boolean; active: boolean }
  press: (name: ButtonName) => void
  /** What the next popup is answered with: a button's id, or null for none. */
  answer: string | null
  /** All that the page asked of Telegram, in order. */
  readonly asked: { readonly type: string; readonly data: Record<string, unknown> }[]
  /** Telegram says something by itself, such as `theme_changed`. */
  say: (type: string, data?: unknown) => void
}

export interface Around {
  /** Whose phone it is: the keychain is theirs alone. */
  readonly person: string
}

interface Look {
  text?: string
  is_visible?: boolean
  is_active?: boolean
  is_progress_visible?: boolean
}

/** Runs in the page, and so must bring all it uses. `script` is Telegram's own. */
export function phoneSide(around: Around, script: () => void): void {
  const looks: Record<ButtonName, Look> = {
    MainButton: {},
    SecondaryButton: {},
    BackButton: {},
    SettingsButton: {},
  }
  const setups: Record<string, ButtonName> = {
    web_app_setup_main_button: 'MainButton',
    web_app_setup_secondary_button: 'SecondaryButton',
    web_app_setup_back_button: 'BackButton',
    web_app_setup_settings_button: 'SettingsButton',
  }
  const pressed: Record<ButtonName, string> = {
    MainButton: 'main_button_pressed',
    SecondaryButton: 'secondary_button_pressed',
    BackButton: 'back_button_pressed',
    SettingsButton: 'settings_button_pressed',
  }
  const telegram = () =>
    (
      window as unknown as {
        Telegram: {
          WebView: { receiveEvent: (type: string, data?: unknown) => void }
          WebApp: Record<string, unknown>
        }
      }
    ).Telegram
  const say = (type: string, data?: unknown) => telegram().WebView.receiveEvent(type, data)
  const handle: TestHandle = {
    answer: 'yes',
    asked: [],
    say,
    button: (name) => {
      const { text = null, is_visible = false, is_active = true } = looks[name]
      return { text: is_visible ? text : null, visible: is_visible, active: is_visible && is_active }
    },
    press: (name) => {
      if (!handle.button(name).active) throw new Error(`${name} is not there to press`)
      say(pressed[name])
    },
  }
  const postEvent = (type: string, json: string) => {
    const data = (JSON.parse(json || 'null') ?? {}) as Record<string, unknown>
    handle.asked.push({ type, data })
    const button = setups[type]
    if (button) Object.assign(looks[button], data)
    if (type === 'web_app_open_popup') {
      const { answer } = handle
      setTimeout(() => say('popup_closed', answer === null ? {} : { button_id: answer }))
    }
  }
  Object.assign(window, { telegramTest: handle, TelegramWebviewProxy: { postEvent } })
  script()

  // The published copy is of version 8.0; these came with 9.0 and 9.1.
  const name = (key: string) => `keychain ${around.person} ${key}`
  const keychain = {
    getItem: (key: string, done: (error: null, value: string | null) => void) =>
      setTimeout(() => done(null, localStorage.getItem(name(key)))),
    setItem: (key: string, value: string, done?: () => void) => {
      localStorage.setItem(name(key), value)
      setTimeout(() => done?.())
    },
    removeItem: (key: string, done?: () => void) => {
      localStorage.removeItem(name(key))
      setTimeout(() => done?.())
    },
  }
  telegram().WebApp['SecureStorage'] ??= keychain
  telegram().WebApp['hideKeyboard'] ??= () => postEvent('web_app_hide_keyboard', '')
}
