// Who asked to be erased while money was open is erased as soon as none is: looked for after what settles, at every start, and each minute.

import { wordsOf } from '#commands/index.ts'
import { putOut } from '#domain/chat/index.ts'
import { DomainError } from '#domain/errors.ts'
import { execute, ON_BEHALF } from '#domain/execute.ts'
import { type Leaver, settledLeavers } from '#domain/me/index.ts'
import { operations } from '#domain/operations.ts'
import type { Runtime } from '#domain/runtime.ts'
import { Workers } from './workers.ts'

const EACH_MS = 60_000
/** What settles a customer's money, or asks for it. */
const SETTLES: ReadonlySet<string> = new Set([
  'payments.create',
  'payments.void',
  'sales.create',
  'sales.void',
  'disputes.resolve',
  'me.leave',
  'undo.run',
])

export class Leaving {
  readonly #runtime: Runtime
  readonly #told: (() => void) | undefined
  readonly #workers: Workers

  /** `told`: something waits in the outbox; without a bot nothing is put there. */
  constructor(runtime: Runtime, told: (() => void) | undefined) {
    this.#runtime = runtime
    this.#told = told
    this.#workers = new Workers('leaving', runtime.log, () => this.#eraseAll(), { everyMs: EACH_MS })
  }

  committed(operation: string): void {
    if (SETTLES.has(operation)) this.#workers.wake()
  }

  /** Ends when whoever is in hand is erased. */
  stop(): Promise<void> {
    return this.#workers.stop()
  }

  async #eraseAll(): Promise<boolean> {
    for (let after = 0, some: readonly Leaver[] = []; ; after = some.at(-1)?.actor.userId ?? 0) {
      some = await settledLeavers(this.#runtime, after)
      if (!some.length) return false
      for (const leaver of some) await this.#tried(leaver)
    }
  }

  /** One that fails keeps none of the others. */
  async #tried(leaver: Leaver): Promise<void> {
    try {
      await this.#erase(leaver)
    } catch (error) {
      this.#runtime.log.warn({ err: error, userId: leaver.actor.userId }, 'who asked to be erased was not')
    }
  }

  /** The last word goes out after it: nothing of that is kept either. Whoever came first here, or owes again, is no fault. */
  async #erase({ actor, name, telegramId }: Leaver): Promise<void> {
    const runtime = this.#runtime
    try {
      await execute(runtime, operations['me.erase'], { actor, input: { confirm: name }, source: ON_BEHALF })
    } catch (error) {
      if (error instanceof DomainError) return
      throw error
    }
    if (!this.#told) return
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
