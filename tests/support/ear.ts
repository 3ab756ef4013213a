// A listener of the feed that goes on by the last event it heard, as a MiniApp does.
import { WebSocket } from 'ws'
import type { Client } from './app.ts'

/** Keeps nothing but its place; `take` is what comes. */
export abstract class Listener {
  readonly #token: string
  readonly #topics: readonly string[]
  #socket: WebSocket | undefined
  since: string | undefined
  /** What it was closed with. */
  code: number | undefined

  constructor(token: string | undefined, topics: readonly string[]) {
    this.#token = token ?? ''
    this.#topics = topics
  }

  protected abstract take(text: string, type: string, id: string): void

  /** Until it is ready. */
  async open(base: string): Promise<this> {
    this.code = undefined
    const socket = new WebSocket(`${base.replace('http', 'ws')}/api/realtime`)
    this.#socket = socket
    socket.on('error', () => {})
    const ready = new Promise<void>((done, failed) => {
      socket.on('close', (code) => {
        if (socket === this.#socket) this.code = code
        failed(new Error(`closed with ${code}`))
      })
      socket.on('message', (data: Buffer) => this.#hear(data.toString(), done))
    })
    ready.catch(() => {})
    await new Promise((done, failed) => socket.once('open', done).once('error', failed))
    this.say({ type: 'auth', token: this.#token })
    this.say({ type: 'subscribe', topics: this.#topics, since: this.since ?? null })
    await ready
    return this
  }

  say(message: object): void {
    this.#socket?.send(JSON.stringify(message))
  }

  cut(): void {
    this.#socket?.terminate()
  }

  #hear(text: string, ready: () => void): void {
    const type = /"type":"(\w+)"/.exec(text)?.[1] ?? ''
    const id = /"(?:id|lastId)":"([^"]+)"/.exec(text)?.[1] ?? ''
    if (type === 'event' || type === 'reset') this.since = id
    this.take(text, type, id)
    if (type !== 'ready') return
    this.since ??= id
    ready()
  }
}

interface Told {
  readonly type: string
  readonly id: string
  readonly topic: string
  readonly name: string
  readonly entity: string
  readonly entityId: number
  readonly rev: number
  readonly lastId: string
  readonly data: { readonly stock?: number; readonly inStock?: boolean }
  readonly people: readonly { readonly id: number; readonly state: string }[]
}

/** Keeps all that it was told. */
export class Ear extends Listener {
  readonly told: Told[] = []
  readonly #base: string

  constructor({ token, base }: Client, topics: readonly string[]) {
    super(token, topics)
    this.#base = base
  }

  override open(base = this.#base): Promise<this> {
    return super.open(base)
  }

  protected take(text: string): void {
    this.told.push(JSON.parse(text) as Told)
  }

  get events(): Told[] {
    return this.told.filter((one) => one.type === 'event')
  }

  /** Levels by product, as a client holds them: what is not above the revision it has is old news. */
  get levels(): Record<number, number | undefined> {
    const newest = new Map<number, Told>()
    for (const told of this.events)
      if (told.name === 'stock.changed' && told.rev > (newest.get(told.entityId)?.rev ?? 0))
        newest.set(told.entityId, told)
    return Object.fromEntries([...newest].map(([id, { data }]) => [id, data.stock]))
  }
}
