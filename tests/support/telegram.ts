// Telegram as the bot sees it, on loopback: the Bot API's calls that the shop makes, people who type and tap, and faults to play.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  buttonsIn,
  type Lacks,
  type Payload,
  type Poll,
  type Refusal,
  refusalOf,
  type Shown,
} from './bot-api.ts'

interface Fault {
  readonly method: string
  times: number
  readonly status: number
  readonly body?: object
  /** Holds the connection instead of answering. */
  readonly hang?: boolean
  /** Takes the message, and cuts the connection before the answer. */
  readonly cut?: boolean
  /** Of one chat alone. */
  readonly chat?: number
}

/** What a photo is known by once it was sent, the smallest size first. */
const SIZES = [{ file_id: 'sent-small' }, { file_id: 'sent-large' }]

/** How a message begins that tells of an access: it comes by itself, and answers nothing that was typed. */
const ACCESS = '🔑'

export class Telegram {
  readonly name = 'vila_nova_bot'
  readonly token = '7000001:AAF-loopback-token-for-tests-0123456789'
  /** Messages of the bot by chat, as they now read. */
  readonly chats = new Map<number, Shown[]>()
  readonly calls: { method: string; payload: Payload }[] = []
  readonly answers: string[] = []
  readonly menus = new Map<string, string[]>()
  readonly faults: Fault[] = []
  /** What was refused, as the sender heard it. */
  readonly refused: (Refusal & { readonly method: string })[] = []
  /** What this server has never heard of. Tables are there where a test asks for them: others read the words. */
  readonly lacks = new Set<Lacks>(['rich'])
  readonly administers = new Set<number>()
  readonly closed = new Map<number, string>()
  readonly moved = new Map<number, number>()
  /** The reaction of the bot, by chat and message. */
  readonly reactions = new Map<string, string>()
  /** What can be fetched, by its id. */
  readonly files = new Map<string, Buffer>()
  /** Ids of files that were fetched. */
  readonly fetched: string[] = []
  /** Where webhook deliveries go. */
  deliverTo: string | undefined
  /** Takes deliveries in the test's own process. */
  onUpdate: ((update: object) => Promise<void>) | undefined
  secret = ''
  root = ''
  #updates: { update_id: number }[] = []
  #nextUpdate = 1000
  #nextMessage = 1
  #waiting = new Set<() => void>()
  #server: Server

  private constructor() {
    this.#server = createServer((request, response) => void this.#handle(request, response))
  }

  static async start(): Promise<Telegram> {
    const telegram = new Telegram()
    await telegram.listen()
    return telegram
  }

  async listen(port = 0): Promise<void> {
    await new Promise<void>((done) => this.#server.listen(port, '127.0.0.1', done))
    this.root = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** As if the cable were cut; `listen` with the same port brings it back. */
  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((done) => this.#server.close(done))
    this.#server = createServer((request, response) => void this.#handle(request, response))
  }

  person(id: number, name: string, more: { language_code?: string; username?: string } = {}): Person {
    return new Person(this, { id, is_bot: false, first_name: name, language_code: 'pt-br', ...more })
  }

  /** Gives the bot an update, by whichever way it asked for; `times` deliveries of the same one. */
  async deliver(update: object, times = 1): Promise<number> {
    const whole = { update_id: ++this.#nextUpdate, ...update }
    await this.redeliver(whole, times)
    return whole.update_id
  }

  async redeliver(update: { update_id: number }, times = 1): Promise<void> {
    for (let n = 0; n < times; n++) {
      if (this.onUpdate) await this.onUpdate(update)
      else if (this.deliverTo) await this.post(update)
      else this.#updates.push(update)
    }
    for (const wake of this.#waiting) wake()
  }

  post(update: object, secret = this.secret): Promise<Response> {
    return fetch(`${this.deliverTo}/telegram/webhook`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret },
      body: JSON.stringify(update),
    })
  }

  nextMessageId(): number {
    return this.#nextMessage++
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const file = /^\/file\/bot([^/]+)\/voice\/(\w+)\.oga$/.exec(request.url ?? '')
    if (file) return this.#give(file[1] === this.token ? (file[2] ?? '') : '', response)
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const method = request.url?.split('/').at(-1) ?? ''
    const payload = payloadOf(request, Buffer.concat(chunks))
    const fault = this.faults.find(
      (one) =>
        (one.method === method || one.method === '*') &&
        one.times > 0 &&
        (one.chat === undefined || one.chat === payload.chat_id),
    )
    if (fault?.cut) {
      fault.times--
      this.calls.push({ method, payload })
      this.#do(method, payload)
      return void response.destroy()
    }
    if (fault) {
      fault.times--
      if (fault.hang) return
      response.writeHead(fault.status, { 'content-type': 'application/json' })
      response.end(
        JSON.stringify({ ok: false, error_code: fault.status, description: 'fault', ...fault.body }),
      )
      return
    }
    const refusal = refusalOf(method, payload, this)
    if (refusal) {
      this.refused.push({ ...refusal, method })
      const { code, ...said } = refusal
      response.writeHead(code, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ ok: false, error_code: code, ...said }))
      return
    }
    this.calls.push({ method, payload })
    const result = method === 'getUpdates' ? await this.#poll(payload, response) : this.#do(method, payload)
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ ok: true, result }))
  }

  /** In pieces, without a length: how large it is shows while it comes. */
  #give(id: string, response: ServerResponse): void {
    this.fetched.push(id)
    const file = this.files.get(id)
    response.writeHead(file ? 200 : 404)
    for (let at = 0; file && at < file.length; at += 65_536) response.write(file.subarray(at, at + 65_536))
    response.end()
  }

  async #poll(payload: Payload, response: ServerResponse): Promise<unknown> {
    const offset = Number(payload['offset'] ?? 0)
    this.#updates = this.#updates.filter((update) => update.update_id >= offset)
    if (!this.#updates.length) {
      await new Promise<void>((done) => {
        const wake = () => {
          clearTimeout(timer)
          this.#waiting.delete(wake)
          done()
        }
        const timer = setTimeout(wake, Number(payload['timeout'] ?? 0) * 1000)
        this.#waiting.add(wake)
        response.once('close', wake)
      })
    }
    return this.#updates.slice(0, 100)
  }

  #do(method: string, payload: Payload): unknown {
    const chat = this.chats.get(payload.chat_id ?? 0) ?? []
    this.chats.set(payload.chat_id ?? 0, chat)
    const buttons = buttonsIn(payload)
    switch (method) {
      case 'sendMessage':
      case 'sendRichMessage': {
        const text = payload['rich_message'] ? '' : (payload.text ?? '')
        const message = { id: this.nextMessageId(), text, buttons, ...asSent(payload) }
        chat.push(message)
        const { rich_message } = payload
        const chatOf = { id: payload.chat_id, type: 'private' }
        return { message_id: message.id, date: 0, chat: chatOf, ...(rich_message ? { rich_message } : {}) }
      }
      case 'sendPhoto': {
        const { caption, photo } = payload as { caption?: string; photo?: Buffer }
        const message = { id: this.nextMessageId(), text: caption ?? '', buttons, photo, ...asSent(payload) }
        chat.push(message)
        return {
          message_id: message.id,
          date: 0,
          chat: { id: payload.chat_id, type: 'private' },
          photo: SIZES,
        }
      }
      case 'sendPoll': {
        const { question, options, is_anonymous, allows_multiple_answers } = payload as unknown as Poll
        const poll = {
          id: `5${this.nextMessageId()}`,
          question,
          options: options.map(({ text }) => ({ text, voter_count: 0 })),
          is_anonymous,
          allows_multiple_answers,
        }
        const message = { id: this.nextMessageId(), text: '', buttons, poll }
        chat.push(message)
        return { message_id: message.id, date: 0, chat: { id: payload.chat_id, type: 'private' }, poll }
      }
      case 'editMessageMedia': {
        const message = chat.find((one) => one.id === payload.message_id)
        const { caption, media } = payload['media'] as { caption?: string; media: Buffer }
        if (message) Object.assign(message, { text: caption ?? '', buttons, photo: media })
        return { message_id: payload.message_id, date: 0, photo: SIZES }
      }
      case 'setMessageReaction': {
        const [reaction] = payload['reaction'] as { emoji: string }[]
        this.reactions.set(`${payload.chat_id}:${payload.message_id}`, reaction?.emoji ?? '')
        return true
      }
      case 'editMessageText': {
        const message = chat.find((one) => one.id === payload.message_id)
        if (message) Object.assign(message, { text: payload.text ?? '', buttons, ...asSent(payload) })
        return { message_id: payload.message_id, date: 0, rich_message: payload['rich_message'] }
      }
      case 'deleteMessage': {
        const at = chat.findIndex((one) => one.id === payload.message_id)
        if (at >= 0) chat.splice(at, 1)
        return true
      }
      case 'editMessageReplyMarkup': {
        const message = chat.find((one) => one.id === payload.message_id)
        if (message) message.buttons = buttons
        return true
      }
      case 'getFile': {
        const id = String(payload['file_id'])
        return { file_id: id, file_unique_id: id, file_path: `voice/${id}.oga` }
      }
      case 'answerCallbackQuery':
        this.answers.push(payload.text ?? '')
        return true
      case 'setMyCommands':
      case 'deleteMyCommands': {
        const { chat_id: id = 'all' } = payload['scope'] as { chat_id?: number }
        const commands = (payload['commands'] ?? []) as { command: string }[]
        this.menus.set(
          `${id}${(payload['language_code'] as string | undefined) ?? ''}`,
          commands.map((one) => one.command),
        )
        return true
      }
      case 'getMe':
        return {
          id: Number(this.token.split(':')[0]),
          is_bot: true,
          first_name: 'Balcão',
          username: this.name,
        }
      default:
        return true
    }
  }
}

/** As JSON, or as a form with what is attached to it put in its place. */
function payloadOf({ headers }: IncomingMessage, body: Buffer): Payload {
  const [, boundary] = /^multipart\/form-data;\s*boundary=(\S+)$/.exec(headers['content-type'] ?? '') ?? []
  if (boundary === undefined) return JSON.parse(body.toString() || '{}') as Payload
  const parts = partsOf(body, boundary)
  const files = new Map(
    parts.filter(({ isFile }) => isFile).map(({ name, data }) => [`attach://${name}`, data]),
  )
  const put = (value: unknown): unknown => files.get(String(value)) ?? value
  const fields = parts.flatMap(({ name, data, isFile }): [string, unknown][] => {
    const text = data.toString()
    const isWords = name === 'caption' || text.startsWith('attach://')
    return isFile ? [] : [[name, isWords ? put(text) : JSON.parse(text)]]
  })
  const payload = Object.fromEntries(fields) as Payload
  const media = payload['media'] as { media?: unknown } | undefined
  return media ? { ...payload, media: { ...media, media: put(media.media) } } : payload
}

/** The parts of a form, as grammY writes them: Node's own reader wants a blank that it leaves out. */
function partsOf(body: Buffer, boundary: string): { name: string; data: Buffer; isFile: boolean }[] {
  return body
    .toString('latin1')
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => {
      const [head = '', ...data] = part.split('\r\n\r\n')
      return {
        name: /name="?([^";\r]+)/.exec(head)?.[1] ?? '',
        isFile: head.includes('filename'),
        data: Buffer.from(data.join('\r\n\r\n').replace(/\r\n$/, ''), 'latin1'),
      }
    })
}

/** What else a message shows of how it was sent. */
function asSent(payload: Payload): Partial<Shown> {
  const marks = payload['entities'] ?? payload['caption_entities']
  const { rich_message: rich, reply_parameters: reply, ephemeral_message_parameters: alone } = payload
  return {
    ...(rich ? { rich } : {}),
    ...(marks ? { entities: marks as object[] } : {}),
    ...(reply ? { repliesTo: (reply as { message_id: number }).message_id } : {}),
    ...(alone ? { seenBy: (alone as { receiver_user_id: number }).receiver_user_id } : {}),
  }
}

export class Person {
  readonly #telegram: Telegram
  readonly from: { id: number; first_name: string }

  constructor(telegram: Telegram, from: { id: number; first_name: string } & Record<string, unknown>) {
    this.#telegram = telegram
    this.from = from
  }

  get messages(): Shown[] {
    return this.#telegram.chats.get(this.from.id) ?? []
  }

  message(text: string): object {
    const message_id = this.#telegram.nextMessageId()
    return {
      message: { message_id, date: 0, from: this.from, chat: { id: this.from.id, type: 'private' }, text },
    }
  }

  /** Types, and gives the bot's answer. */
  type(text: string): Promise<Shown> {
    return this.send(this.message(text))
  }

  /** Types without waiting. */
  async drop(text: string, times = 1): Promise<number> {
    return this.#telegram.deliver(this.message(text), times)
  }

  /** A voice note of this sound. */
  speaking(sound: Buffer, more: { duration?: number; file_size?: number } = {}): object {
    const file_id = `note${this.#telegram.nextMessageId()}`
    this.#telegram.files.set(file_id, sound)
    const voice = {
      file_id,
      file_unique_id: file_id,
      duration: 4,
      mime_type: 'audio/ogg',
      file_size: sound.length,
      ...more,
    }
    return this.sending({ voice })
  }

  /** A photo with these bytes, as Telegram has it: in several sizes, the largest last. */
  picturing(bytes: Uint8Array, more: object = {}): object {
    const file_id = `photo${this.#telegram.nextMessageId()}`
    this.#telegram.files.set(file_id, Buffer.from(bytes))
    const size = (id: string, side: number) => ({
      file_id: id,
      file_unique_id: id,
      width: side,
      height: side,
    })
    const photo = [size(`${file_id}s`, 90), { ...size(file_id, 1280), file_size: bytes.length }]
    return this.sending({ photo, ...more })
  }

  /** A file of this type. */
  filing(bytes: Uint8Array, mime_type: string, more: object = {}): object {
    const file_id = `file${this.#telegram.nextMessageId()}`
    this.#telegram.files.set(file_id, Buffer.from(bytes))
    const document = { file_id, file_unique_id: file_id, file_name: 'a', mime_type, file_size: bytes.length }
    return this.sending({ document, ...more })
  }

  /** A message that is no text. */
  sending(content: object): object {
    const { message } = this.message('') as { message: object }
    const { text: _, ...rest } = message as Record<string, unknown>
    return { message: { ...rest, ...content } }
  }

  /** Sends what is no text, and gives the bot's answer. */
  async send(update: object): Promise<Shown> {
    const { message } = update as { message: { message_id: number } }
    await this.#telegram.deliver(update)
    return this.#next(
      () => this.messages.findLast(({ id, text }) => id > message.message_id && !text.startsWith(ACCESS)),
      JSON.stringify(update),
    )
  }

  /** Votes in a poll, by the places of the options; none takes the vote back. */
  voting({ poll }: Pick<Shown, 'poll'>, ...options: number[]): object {
    if (!poll) throw new Error('there is no poll in this message')
    return { poll_answer: { poll_id: poll.id, user: this.from, option_ids: options } }
  }

  tapping(message: Shown, label: string | RegExp): object {
    const button = message.buttons.find((one) => one.text.search(label) >= 0)
    if (!button) throw new Error(`no button ${label.toString()} below: ${message.text}`)
    return {
      callback_query: {
        id: String(this.#telegram.nextMessageId()),
        from: this.from,
        chat_instance: '1',
        data: button.callback_data,
        message: {
          message_id: message.id,
          date: 0,
          chat: { id: this.from.id, type: 'private' },
          text: message.text,
        },
      },
    }
  }

  /** Taps, and gives the message as it reads once the tap is answered. */
  async tap(message: Shown, label: string | RegExp): Promise<Shown> {
    const before = JSON.stringify(message)
    const answered = this.#telegram.answers.length
    await this.#telegram.deliver(this.tapping(message, label))
    await this.#next(() => (this.#telegram.answers.length > answered ? true : undefined), String(label))
    return this.#next(
      () =>
        JSON.stringify(message) !== before || this.#telegram.answers.slice(answered).some(Boolean)
          ? message
          : undefined,
      String(label),
    )
  }

  async #next<T>(look: () => T | undefined, of: string): Promise<T> {
    for (let i = 0; i < 400; i++) {
      const found = look()
      if (found !== undefined) return found
      await new Promise((done) => setTimeout(done, 25))
    }
    throw new Error(`no answer to: ${of}`)
  }
}
