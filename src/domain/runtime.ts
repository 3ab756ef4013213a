// What every operation works with: the database, the shop's settings, the log.
import type { Database } from '#database/pool.ts'
import type { Language } from './actor.ts'
import type { CursorKeys } from './cursor.ts'
import type { SealKeys } from './invites/secret.ts'
import type { Names } from './names.ts'

export interface Shop {
  /** What the environment says of what owners may decide: settings knows what they have. */
  readonly defaults: {
    readonly name: string
    /** Where Pix payments go; null: nowhere. */
    readonly pixKey: string | null
    readonly pixCity: string
  }
  /** ISO 4217. */
  readonly currency: string
  /** BCP 47; how money looks to those who chose no other. */
  readonly locale: string
  /** IANA name. */
  readonly timeZone: string
  /** Telegram ids of those who are owners from their first meeting. */
  readonly ownerIds: readonly number[]
  readonly defaultLanguage: Language
}

/** A pino logger, as far as the domain needs one. */
export interface Log {
  debug(details: object, message: string): void
  info(details: object, message: string): void
  warn(details: object, message: string): void
  error(details: object, message: string): void
}

export interface Runtime {
  readonly database: Database
  readonly shop: Shop
  readonly log: Log
  /** Made of the session secrets, the present one first. */
  readonly cursorKeys: CursorKeys
  /** The same for links that are shown again. */
  readonly sealKeys: SealKeys
  /** What the bot is called at Telegram; null while it is off, or not known yet. */
  readonly botName: () => string | null
  /** What this process knows of names that a line may mean. */
  readonly names: Names
  /** Called after a commit that others may want to hear of (see events.ts). */
  readonly committed: (operation: string) => void
}
