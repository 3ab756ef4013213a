// What kind of device a session is used from, by what its client says of itself. Pure; a guess for people, nothing hangs on it.

interface Client {
  readonly kind: 'phone' | 'screen'
  /** Null: it says nothing that people would know it by. */
  readonly name: string | null
}

/** The first that fits: those that also name another come before it. */
const CLIENTS: readonly (readonly [RegExp, Client])[] = [
  [/Telegram\s?Desktop|TDesktop/i, { kind: 'screen', name: 'Telegram Desktop' }],
  [/iPhone/, { kind: 'phone', name: 'iPhone' }],
  [/iPad/, { kind: 'phone', name: 'iPad' }],
  [/Android/, { kind: 'phone', name: 'Android' }],
  [/Windows/, { kind: 'screen', name: 'Windows' }],
  [/Macintosh|Mac OS X/, { kind: 'screen', name: 'Mac' }],
  [/CrOS/, { kind: 'screen', name: 'Chromebook' }],
  [/Linux/, { kind: 'screen', name: 'Linux' }],
]

export const clientOf = (said: string | null): Client =>
  CLIENTS.find(([pattern]) => pattern.test(said ?? ''))?.[1] ?? { kind: 'screen', name: null }
