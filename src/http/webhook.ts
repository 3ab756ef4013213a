// Telegram's deliveries: let in by their secret, kept, and answered before anybody knows what they mean.
import type { Context } from 'hono'
import { DomainError, invalid } from '#domain/errors.ts'
import type { RequestState } from './api.ts'
import type { Deps } from './deps.ts'
import { tooMuch, UPDATE_DEPTH_MAX } from './json.ts'
import { parseBody, readBody } from './request.ts'
import { sameSecret } from './secret.ts'

/** As Telegram begins each. */
const UPDATE = /^\s*\{\s*"update_id"\s*:\s*(\d{1,20})\b/

/**
 * Resolves when the update is kept, or set aside because it never could be: refused, it would come again for ever.
 * Throws `unauthenticated` without the secret, `invalid_input` for what is no update at all.
 */
export async function takeUpdate(c: Context, { webhook, runtime }: Deps, state: RequestState): Promise<void> {
  if (!webhook) throw new DomainError('not_found')
  if (c.req.method !== 'POST') {
    c.header('allow', 'POST')
    throw new DomainError('method_not_allowed')
  }
  const given = c.req.header('x-telegram-bot-api-secret-token') ?? ''
  if (!sameSecret(given, webhook.secret)) throw new DomainError('unauthenticated')
  state.counted = true
  const text = (await readBody(c)) ?? ''
  const setAside = (update: unknown) =>
    runtime.log.warn({ update }, 'an update was set aside: it cannot be kept')
  try {
    const update = parseBody(c, text, UPDATE_DEPTH_MAX)
    if (typeof update['update_id'] !== 'number') throw invalid('update_id', 'required')
    if (!(await webhook.receive(update))) setAside(update['update_id'])
  } catch (error) {
    const [, update] = UPDATE.exec(text.slice(0, 100)) ?? []
    if (!update || !tooMuch(error)) throw error
    setAside(update)
  }
}
