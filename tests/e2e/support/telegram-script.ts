// Telegram around the page: its official script (as @twa-dev/sdk publishes it), and the phone's side of the protocol that
// the script speaks, with a handle for tests to press its buttons.
import { readFileSync } from 'node:fs'
import { sign } from '@tma.js/init-data-node'
import { type Around, phoneSide, type TestHandle } from './telegram-phone.ts'

declare global {
  interface Window {
    telegramTest: TestHandle
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
  readonly platform?: string
  /** When Telegram signed it; now, if unsaid. */
  readonly signedAt?: Date
}

/** Launch data as Telegram signs it for this bot. */
export const launchFor = (token: string, person: Person, more: Omit<Launch, 'initData'> = {}): Launch => ({
  initData: sign(
    {
      user: { id: person.id, first_name: person.name, language_code: person.language },
      ...(more.startParam ? { start_param: more.startParam } : {}),
    },
    token,
    more.signedAt ?? new Date(),
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

/** The address that Telegram opens: launch data stands behind the page's own part of it. */
export function addressOf(url: string, { initData, theme, platform }: Launch): string {
  const params = new URLSearchParams({
    tgWebAppData: initData,
    tgWebAppVersion: '9.1',
    tgWebAppPlatform: platform ?? 'android',
    ...(theme ? { tgWebAppThemeParams: JSON.stringify(theme) } : {}),
  })
  const joint = !url.includes('#') ? '#' : url.includes('?') ? '&' : '?'
  return `${url}${joint}${params}`
}

export const OFFICIAL_SCRIPT = readFileSync('node_modules/@twa-dev/sdk/src/telegram-web-apps.js', 'utf8')

/** What is served as Telegram's script. Null: a plain browser, where the script is there too, with nothing to say. */
export function standIn(launch: Launch | null): string {
  if (!launch) return OFFICIAL_SCRIPT
  const around: Around = { person: new URLSearchParams(launch.initData).get('user') ?? '' }
  return `(${phoneSide.toString()})(${JSON.stringify(around)}, () => {${OFFICIAL_SCRIPT}})`
}
