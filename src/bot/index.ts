// The bot's door: updates in, acted on in order per chat, answers out; nothing of it is lost, and nothing waits for Telegram.
import { Api, Bot } from 'grammy'
import type { Update, UserFromGetMe } from 'grammy/types'
import { wordsOf } from '#commands/index.ts'
import type { Config } from '#config.ts'
import {
  chatFigures,
  freshEvents,
  HOLDER,
  keepUpdates,
  leaseChat,
  nextUpdate,
  pruneChat,
  putOut,
  startFollowing,
  takeLease,
} from '#domain/chat/index.ts'
import type { Log, Runtime } from '#domain/runtime.ts'
import { languageOf, meet, personById } from '#domain/users/index.ts'
import { Hand, type ShopContext } from './context.ts'
import { lines } from './features/lines.ts'
import { taps } from './features/taps.ts'
import { held } from './held.ts'
import { incomingOf, Poller, WebhookRegistration } from './intake.ts'
import { Loop } from './loop.ts'
import { commonMenus, menuButton, menuFor } from './menu.ts'
import { OwnName } from './own-name.ts'
import { Sender } from './sender.ts'

const CHATS_AT_ONCE = 4
const SENDERS = 4
/** After so many an update is set aside with an apology. */
const ATTEMPTS_MAX = 5
const CALL_SECONDS = 15
const POLL_CALL_SECONDS = 40
/** How long a stop waits for what Telegram has in hand. */
const STOP_PATIENCE_MS = 3000
const PRUNE_MS = 3_600_000

interface BotDoor {
  /** Keeps an update of the webhook; what it means comes after the answer. False for one that can never be kept. */
  receive(update: unknown): Promise<boolean>
  /** What it is called at Telegram, once that is known. */
  name(): string | null
  /** What waits, for /metrics. */
  figures(): Promise<Record<string, number>>
  stop(): Promise<void>
}

interface Options {
  readonly runtime: Runtime
  readonly config: Config
  readonly webhookSecret: string
  readonly log: Log
}

/** Starts at once, whether Telegram answers or not. */
export function startBot({ runtime, config, webhookSecret, log }: Options): BotDoor {
  if (!config.bot) throw new Error('a bot needs a token')
  const { token, apiRoot } = config.bot
  const { database } = runtime
  const options = { ...(apiRoot ? { apiRoot } : {}), timeoutSeconds: CALL_SECONDS }
  const api = new Api(token, options)
  const sender = new Sender(api, database, log)
  const name = new OwnName(api)
  const hands = new Hands(runtime, token, options)
  const sending = loops(SENDERS, 'sender', log, (worker) => sender.work(worker))
  const wakeSenders = () => sending.forEach((loop) => loop.wake())
  const acting = loops(CHATS_AT_ONCE, 'inbox', log, (worker) =>
    actInOneChat(runtime, hands, worker, log, wakeSenders),
  )
  const arrived = () => acting.forEach((loop) => loop.wake())
  const menus = new Loop('menus', log, () => followRoles(runtime, wakeSenders))
  const keeping = setInterval(() => void pruneChat(database).catch(() => {}), PRUNE_MS)
  keeping.unref()
  const intake = config.publicUrl
    ? new WebhookRegistration({ api, log }, `${config.publicUrl}/telegram/webhook`, webhookSecret)
    : new Poller({
        api: new Api(token, { ...options, timeoutSeconds: POLL_CALL_SECONDS }),
        database,
        log,
        arrived,
      })
  putOut(database, [
    ...commonMenus(),
    ...(config.publicUrl ? [menuButton(config.publicUrl, runtime.shop.name)] : []),
  ]).then(wakeSenders, (error: unknown) => log.warn({ err: error }, 'menus were not put out'))
  return {
    async receive(update) {
      const incoming = incomingOf(update)
      if (!incoming) return false
      await keepUpdates(database, [incoming])
      arrived()
      return true
    },
    name: () => name.value,
    figures: () => chatFigures(database),
    async stop() {
      name.stop()
      clearInterval(keeping)
      await intake.stop()
      await Promise.all([...acting, menus].map((loop) => loop.stop()))
      const patience = setTimeout(() => sender.giveUp(), STOP_PATIENCE_MS)
      await Promise.all(sending.map((loop) => loop.stop()))
      clearTimeout(patience)
    },
  }
}

const loops = (count: number, name: string, log: Log, work: (worker: string) => Promise<boolean>) =>
  Array.from({ length: count }, (_, n) => new Loop(`${name} ${n}`, log, () => work(`${name}${n}`)))

/** grammY's bot with our features; it never calls Telegram before an update is in hand. */
class Hands {
  readonly #bot: Bot<ShopContext>
  readonly #runtime: Runtime
  readonly #inHand = new Map<number, Hand>()

  constructor(runtime: Runtime, token: string, client: { apiRoot?: string; timeoutSeconds: number }) {
    this.#runtime = runtime
    this.#bot = new Bot<ShopContext>(token, { client, botInfo: selfOf(token) })
    this.#bot.use((ctx, next) => {
      const hand = this.#inHand.get(ctx.update.update_id)
      if (!hand) return undefined
      ctx.hand = hand
      return next()
    })
    this.#bot.use(taps, lines)
  }

  /** Acts on one update; answers and the update's end are stored together. Throws what should be tried again. */
  async act(update: Update): Promise<void> {
    const hand = await this.#handFor(update)
    if (hand && !hand.shut) {
      this.#inHand.set(update.update_id, hand)
      try {
        await this.#bot.handleUpdate(update)
      } finally {
        this.#inHand.delete(update.update_id)
      }
    }
    await putOut(this.#runtime.database, hand?.calls ?? [], {
      updateId: update.update_id,
      questionId: hand?.questionId,
    })
  }

  /** Who writes: met, and told so when they are shut out. Undefined for what is nobody's business. */
  async #handFor(update: Update): Promise<Hand | undefined> {
    const from = update.message?.from ?? update.callback_query?.from
    const chat = update.message?.chat ?? update.callback_query?.message?.chat
    if (!from || !chat || from.is_bot) return undefined
    const { shop } = this.#runtime
    const language = languageOf(from.language_code)
    const name = [from.first_name, from.last_name].filter(Boolean).join(' ')
    const met = await meet(this.#runtime, {
      telegramId: from.id,
      name,
      username: from.username ?? null,
      language,
    })
    const actor = { userId: met.id, role: met.role, sessionId: null, language: met.language }
    const hand = new Hand({
      runtime: this.#runtime,
      chatId: chat.id,
      updateId: update.update_id,
      actor,
    })
    const { t } = wordsOf(met.language, shop.currency)
    if (chat.type === 'private' && !met.disabled) return hand
    if (met.disabled || update.message?.text?.startsWith('/'))
      hand.say({ text: met.disabled ? t.disabled : t.privateOnly })
    hand.shut = true
    return hand
  }
}

const selfOf = (token: string): UserFromGetMe =>
  ({
    id: Number(token.split(':')[0]),
    is_bot: true,
    first_name: 'Balcão',
    username: 'balcao_bot',
  }) as UserFromGetMe

/** Acts on what waits in one chat, in order. False when no chat has anything. */
async function actInOneChat(
  runtime: Runtime,
  hands: Hands,
  worker: string,
  log: Log,
  answered: () => void,
): Promise<boolean> {
  const { database } = runtime
  const chatId = await leaseChat(database, worker)
  if (chatId === undefined) return false
  await held(database, `chat:${chatId}`, `${HOLDER}:${worker}`, async () => {
    for (let next = await nextUpdate(database, chatId); next; next = await nextUpdate(database, chatId)) {
      try {
        await hands.act(next.body as Update)
      } catch (error) {
        log.error(
          { err: error, update: next.updateId, attempts: next.attempts },
          'an update was not acted on',
        )
        if (next.attempts < ATTEMPTS_MAX) return
        const { t } = wordsOf('pt-BR', runtime.shop.currency)
        const sorry = { chatId, method: 'sendMessage', payload: { chat_id: chatId, text: t.failed } }
        await putOut(database, [sorry], { updateId: next.updateId })
      }
      answered()
    }
  })
  return true
}

const FOLLOWER = 'menus'

/** Menus follow roles: what changed becomes calls, put out in the transaction that moves the cursor. */
async function followRoles(runtime: Runtime, put: () => void): Promise<boolean> {
  const { database } = runtime
  if (!(await takeLease(database, FOLLOWER))) return false
  await startFollowing(database, FOLLOWER)
  const fresh = await freshEvents(database, FOLLOWER, ['user.changed', 'user.created'])
  if (!fresh?.last) return false
  const ids = [...new Set(fresh.items.map((event) => event.entityId))]
  const people = await personById(runtime, ids)
  const calls = people.flatMap(({ telegramId, role, language }) => menuFor(telegramId, role, language))
  await putOut(database, calls, { follower: { name: FOLLOWER, ...fresh.last } })
  if (calls.length) put()
  return true
}
