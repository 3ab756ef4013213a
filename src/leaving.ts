// Who asked to be erased while money was open is erased as soon as none is: looked for after what settles, at every start, and each minute.

import { wordsOf } from '#commands/index.ts'
import { putOut } from '#domain/chat/index.ts'
import { DomainError } from '#domain/errors.ts'
import { execute } from '#domain/execute.ts'
import { type Leaver, settledLeavers } from '#domain/me/index.ts'
import { operations } from '#domain/operations.ts'
import type { Runtime } from '#domain/runtime.ts'

const EACH_MS = 60_000
/** What settles a customer's money, or asks for it. */
const SETTLES: ReadonlySet<string> = new Set([
  'payments.create',
  'payments.void',
  'sales.create',
  'sales.void',
  'me.leave',
  'undo.run',
])

export class Leaving {
  readonly #runtime: Runtime
  readonly #told: () => void
  readonly #timer: NodeJS.Timeout
  #looking: Promise<void> | undefined
  #again = false

  /** `told`: something waits in the outbox. */
  constructor(runtime: Runtime, told: () => void) {
    this.#runtime = runtime
    this.#told = told
    this.#timer = setInterval(() => this.look(), EACH_MS)
    this.look()
  }

  committed(operation: string): void {
    if (SETTLES.has(operation)) this.look()
  }

  look(): void {
    if (this.#looking) {
      this.#again = true
      return
    }
    this.#looking = this.#eraseAll().finally(() => {
      this.#looking = undefined
      if (!this.#again) return
      this.#again = false
      this.look()
    })
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    this.#again = false
    await this.#looking
  }

  async #eraseAll(): Promise<void> {
    try {
      for (const leaver of await settledLeavers(this.#runtime)) await this.#erase(leaver)
    } catch (error) {
      this.#runtime.log.warn({ err: error }, 'who asked to be erased was not looked for')
    }
  }

  /** The last word goes out after it: nothing of that is kept either. Whoever came first here, or owes again, is no fault. */
  async #erase({ actor, name, telegramId }: Leaver): Promise<void> {
    const runtime = this.#runtime
    try {
      await execute(runtime, operations['me.erase'], { actor, input: { confirm: name }, source: 'rule' })
    } catch (error) {
      if (error instanceof DomainError) return
      throw error
    }
    const { t } = wordsOf(actor.language, runtime.shop.currency)
    await putOut(runtime.database, [
      {
        chatId: telegramId,
        method: 'sendMessage',
        payload: { chat_id: telegramId, text: t.privacy.erased },
      },
    ])
    this.#told()
  }
}
