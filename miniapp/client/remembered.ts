// What the first page wears before anybody is asked: as this person last had it on this device. Knows no server.
import { signal } from '@preact/signals'
import type { Language, Role } from '#domain/operation.ts'
import { feel, launch } from '../platform/telegram.ts'
import type { Preferences } from './api-types.ts'

export interface Remembered {
  readonly textSize?: number
  readonly haptics?: boolean
  readonly language?: Language
  /** Only a guess at what to fetch first: what the person may do is the server's to say. */
  readonly role?: Role
  /** The cards of Início, in order. */
  readonly layout?: Preferences['layout']
  /** Of the choices that these are: an older copy never takes their place. */
  readonly version?: number
  /** Where an opening without a link leads. */
  readonly first?: string
}

/** What this person's device is known by, in its own storage; app/early-fetch.ts looks there too. */
export const NAME = `balcao/${launch.userId ?? 0}`

/** As it was when the app was opened; features/settings/preferences.ts writes it. */
export const remembered = recall()

/** A frame of Telegram Web may be refused all storage: then everything is as it first was. */
function recall(): Remembered {
  try {
    return JSON.parse(localStorage.getItem(NAME) ?? '{}') as Remembered
  } catch {
    return {}
  }
}

/** Which cards Início shows, in order; null: nothing was ever chosen here. settings/preferences.ts sets it. */
export const layout = signal<Preferences['layout'] | null>(remembered.layout ?? null)

/** Puts on what can be put on at once. The phone's own text size stays: ours is a share of it. */
export function applyPreferences({ textSize = 1, haptics = true }: Remembered): void {
  document.documentElement.style.fontSize = `${textSize * 100}%`
  feel.haptics = haptics
}
