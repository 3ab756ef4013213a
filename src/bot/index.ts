// The bot's door: updates in, acted on in order per chat, answers out; nothing of it is lost, and nothing waits for Telegram.
import { Api } from 'grammy'
import type { Update } from 'grammy/types'
import type { Message } from '#commands/index.ts'
import type { Config } from '#config.ts'
import { chatFigures, keepUpdates, type Outgoing, putOut } from '#domain/chat/index.ts'
import type { Media } from '#domain/media/index.ts'
import type { Log, Runtime } from '#domain/runtime.ts'
import { shopNow } from '#domain/settings/index.ts'
import { personById } from '#domain/users/index.ts'
import { Workers } from '#workers.ts'
import { Acting } from './acting.ts'
import { askOwners } from './asking.ts'
import { leaveBroadcasts, sendBroadcasts } from './broadcasting.ts'
import { Capabilities } from './capabilities.ts'
import { Dispatcher } from './dispatcher.ts'
import { follow } from './following.ts'
import { InlineAnswers } from './inline.ts'
import { incomingOf, Poller, WebhookRegistration } from './intake.ts'
import { type About, payloadOf } from './keyboard.ts'
import { endLapsed } from './lapsing.ts'
import { commonMenus, menuButton, menuFor } from './menu.ts'
import { OwnName } from './own-name.ts'
import { Sender } from './sender.ts'
import { ShownPhotos } from './shown-photos.ts'
import { Ears } from './speech/ears.ts'
import { tellPeople } from './telling.ts'

const CHATS_AT_ONCE = 4
const SENDERS = 4
const CALL_SECONDS = 15
const POLL_CALL_SECONDS = 40
/** How long a stop waits for what Telegram has in hand. */
const STOP_PATIENCE_MS = 3000

interface BotDoor {
  /** Keeps an update of the webhook; what it means comes after the answer. False for one that can never be kept. */
  receive(update: unknown): Promise<boolean>
  /** What it is called at Telegram, once that is known. */
  name(): string | null
  /** A message as Telegram takes it, but for its chat; `about`: the draft that its buttons are about. */
  payload(message: Message, about?: About): object
  /** Something waits to be sent. */
  wake(): void
  /** Somebody is to be told something. */
  tell(): void
  /** Many are. */
  broadcast(): void
  /** What waits, for /metrics. */
  figures(): Promise<Record<string, number>>
  stop(): Promise<void>
}

interface Options {
  readonly runtime: Runtime
  readonly media: Media
  readonly config: Config
  readonly webhookSecret: string
  readonly log: Log
  /** Messages a second to many. */
  readonly perSecond?: number
}

/** Starts at once, whether Telegram answers or not. */
export function startBot({ runtime, media, config, webhookSecret, log, perSecond }: Options): BotDoor {
  if (!config.bot) throw new Error('a bot needs a token')
  const { token, apiRoot } = config.bot
  const { database } = runtime
  const options = { ...(apiRoot ? { apiRoot } : {}), timeoutSeconds: CALL_SECONDS }
  const api = new Api(token, options)
  const name = new OwnName(api)
  const wakeSenders = () => sending.wake()
  const sender = new Sender({
    api,
    database,
    log,
    capabilities: new Capabilities(() => name.value),
    photos: new ShownPhotos(media, token),
    wake: wakeSenders,
    perSecond,
  })
  const { speech } = config
  const files = { api, token, apiRoot }
  const ears = new Ears({ runtime, service: speech, media, files, heard: () => arrived() })
  const appUrl = config.publicUrl ?? null
  const dispatcher = new Dispatcher({
    runtime,
    token,
    client: options,
    name,
    appUrl,
    ears,
    hears: speech !== undefined,
  })
  const sending = new Workers('sender', log, (worker, another) => sender.work(worker, another), {
    workers: SENDERS,
  })
  const inline = new InlineAnswers({ runtime, api, log, publicUrl: config.publicUrl, name: () => name.value })
  const act = new Acting({
    runtime,
    act: (taken) => dispatcher.act(taken),
    typing: (chatId) => void api.sendChatAction(chatId, 'typing').catch(() => {}),
    answered: wakeSenders,
  })
  const acting = new Workers('inbox', log, (worker, another) => act.work(worker, another), {
    workers: CHATS_AT_ONCE,
  })
  const arrived = () => acting.wake()
  const menus = new Workers('menus', log, () => followRoles(runtime, wakeSenders, config.publicUrl))
  const asking = new Workers('asking', log, () => askOwners(runtime, wakeSenders))
  const telling = new Workers('telling', log, () => tellPeople(runtime, appUrl, wakeSenders))
  const toMany = { put: wakeSenders, heard: () => runtime.committed('broadcasts.sent'), appUrl }
  const broadcasting = new Workers('broadcasting', log, () => sendBroadcasts(runtime, toMany))
  const lapsing = new Workers('lapsing', log, () => endLapsed(runtime, wakeSenders, appUrl))
  const intake = config.publicUrl
    ? new WebhookRegistration({ api, log }, `${config.publicUrl}/telegram/webhook`, webhookSecret)
    : new Poller({
        api: new Api(token, { ...options, timeoutSeconds: POLL_CALL_SECONDS }),
        database,
        log,
        asked: (query) => inline.ask(query),
        arrived,
      })
  appButton(runtime, config.publicUrl)
    .then((button) => putOut(database, [...commonMenus(), ...button]))
    .then(wakeSenders, (error: unknown) => log.warn({ err: error }, 'menus were not put out'))
  return {
    async receive(update) {
      const incoming = incomingOf(update)
      if (!incoming) return false
      const query = (update as Update).inline_query
      if (query) {
        inline.ask(query)
        return true
      }
      await keepUpdates(database, [incoming])
      arrived()
      return true
    },
    name: () => name.value,
    payload: (message, about) => payloadOf(message, about, config.publicUrl ?? null),
    wake: wakeSenders,
    tell: () => telling.wake(),
    broadcast: () => broadcasting.wake(),
    figures: () => chatFigures(database),
    async stop() {
      name.stop()
      await intake.stop()
      await ears.stop()
      act.giveUp()
      await Promise.all([acting, menus, asking, telling, broadcasting, lapsing].map((loop) => loop.stop()))
      await leaveBroadcasts(runtime).catch(() => {})
      const patience = setTimeout(() => sender.giveUp(), STOP_PATIENCE_MS)
      await sending.stop()
      sender.stop()
      clearTimeout(patience)
    },
  }
}

/** What opens the MiniApp is called as the shop is; none where it has no address. */
const appButton = async (runtime: Runtime, url: string | undefined): Promise<Outgoing[]> =>
  url ? [menuButton(url, (await shopNow(runtime)).name)] : []

/** Menus follow roles, and the shop's name. */
const followRoles = (runtime: Runtime, put: () => void, url?: string): Promise<boolean> =>
  follow(runtime, {
    name: 'menus',
    hears: ['user.changed', 'user.created', 'settings.changed'],
    put,
    async callsFor(events) {
      const ofPeople = events.filter(({ name }) => name !== 'settings.changed')
      const people = await personById(runtime, [...new Set(ofPeople.map(({ entityId }) => entityId))])
      const button = ofPeople.length < events.length ? await appButton(runtime, url) : []
      return [
        ...button,
        ...people.flatMap(({ telegramId, role, language }) => menuFor(telegramId, role, language, url)),
      ]
    },
  })
