// What the HTTP door works with; main.ts puts it together.
import type { Message } from '#commands/index.ts'
import type { Config } from '#config.ts'
import type { Media } from '#domain/media/index.ts'
import type { Runtime } from '#domain/runtime.ts'
import type { SessionCache } from '#domain/users/index.ts'
import type { Metrics } from './metrics.ts'
import type { Limits } from './rate-limits.ts'
import type { Hub } from './realtime/hub.ts'
import type { Tokens } from './tokens.ts'

/** The bot's door, as far as the webhook needs it. */
interface Webhook {
  readonly secret: string
  /** Keeps the update; what it means comes later. False for one that can never be kept. */
  receive(update: unknown): Promise<boolean>
}

/** The chat, as far as its cards are changed from here. */
interface Chat {
  /** A message as Telegram takes it, but for its chat; `about`: the draft that its buttons are about. */
  payload(message: Message, about?: { readonly id: number; readonly rev: number }): object
  /** Something waits to be sent. */
  wake(): void
}

export interface Deps {
  readonly config: Config
  readonly runtime: Runtime
  readonly media: Media
  readonly tokens: Tokens
  readonly sessions: SessionCache
  /** Undefined: off. */
  readonly limits: Limits | undefined
  readonly webhook: Webhook | undefined
  /** Undefined: no bot. */
  readonly chat: Chat | undefined
  readonly metrics: Metrics
  readonly hub: Hub
  /** dist/miniapp, where the MiniApp was built. */
  readonly filesFolder: string
}
