// `npm run bench:realtime`: 1,000 sockets over two processes while the shop works; then one is killed, and its sockets go on
// at the other. `-- --sockets 100 --seconds 10` for a short run.
import { readFileSync } from 'node:fs'
import { WebSocket } from 'ws'
import { App, Client, dataFolder } from '../support/app.ts'

const flag = (name: string, usual: number) => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? usual : Number(process.argv[at + 1])
}
const SOCKETS = flag('sockets', 1000)
const SECONDS = flag('seconds', 180)
const EVENTS_PER_SECOND = flag('rate', 50)
/** Of one person on one process. */
const SOCKETS_EACH = 10
const PRODUCTS = 25
const AFTER_KILL_SECONDS = 10
const SAMPLED = 20

const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms))
const percentile = (values: readonly number[], share: number) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0

/** What every listener must hear, in this order; the first to hear an event writes it down. */
const heard: string[] = []
const latencies: number[] = []

class Ear {
  readonly #token: string
  readonly #sampled: boolean
  #socket: WebSocket | undefined
  /** How far in what all hear; an event out of its place is counted. */
  at = 0
  wrong = 0
  resets = 0
  since: string | null = null

  constructor(token: string, sampled: boolean) {
    this.#token = token
    this.#sampled = sampled
  }

  async open(base: string): Promise<void> {
    const socket = new WebSocket(`${base.replace('http', 'ws')}/api/realtime`)
    this.#socket = socket
    socket.on('error', () => {})
    const ready = new Promise<void>((done, failed) => {
      socket.on('close', (code) => failed(new Error(`closed with ${code}`)))
      socket.on('message', (data: Buffer) => this.#take(data.toString(), done))
    })
    ready.catch(() => {})
    await new Promise((done, failed) => socket.once('open', done).once('error', failed))
    socket.send(JSON.stringify({ type: 'auth', token: this.#token }))
    socket.send(JSON.stringify({ type: 'subscribe', topics: ['inventory'], since: this.since }))
    await ready
  }

  #take(text: string, ready: () => void): void {
    const type = /"type":"(\w+)"/.exec(text)?.[1]
    const id = /"(?:id|lastId)":"([^"]+)"/.exec(text)?.[1] ?? ''
    if (type === 'reset') this.resets++
    if (type === 'ready') {
      this.since ??= id
      ready()
    }
    if (type !== 'event') return
    this.since = id
    if (this.at === heard.length) heard.push(id)
    if (heard[this.at] !== id) this.wrong++
    this.at++
    if (this.#sampled) latencies.push(Date.now() - Date.parse(/"at":"([^"]+)"/.exec(text)?.[1] ?? ''))
  }

  close(): void {
    this.#socket?.terminate()
  }
}

/** Writes at a steady pace, whatever each write takes; one event each. Gives how many were stored. */
async function write(
  clients: readonly Client[],
  products: readonly number[],
  seconds: number,
): Promise<number> {
  const answers: Promise<number>[] = []
  const start = Date.now()
  for (let n = 0; n < seconds * EVENTS_PER_SECOND; n++) {
    await sleep(Math.max(0, start + (n * 1000) / EVENTS_PER_SECOND - Date.now()))
    const client = clients[n % clients.length]
    const body = { productId: products[n % products.length], quantity: 1, unitCost: 100 }
    if (client)
      answers.push(
        client.post('/api/stock/receipts', body).then(
          ({ status }) => status,
          () => 0,
        ),
      )
  }
  return (await Promise.all(answers)).filter((status) => status === 201).length
}

/** Megabytes a process holds. */
const memoryOf = (app: App) =>
  Math.round(
    Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${app.child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024,
  )

async function all(ears: readonly Ear[], count: number): Promise<void> {
  for (let i = 0; i < 200 && ears.some((ear) => ear.at < count); i++) await sleep(50)
}

const report = (ears: readonly Ear[], count: number) => {
  const lost = ears.reduce((sum, ear) => sum + Math.max(0, count - ear.at), 0)
  const extra = ears.reduce((sum, ear) => sum + Math.max(0, ear.at - count), 0)
  const wrong = ears.reduce((sum, ear) => sum + ear.wrong + ear.resets, 0)
  return `${count} events to each of ${ears.length}: ${lost} lost, ${extra} doubled, ${wrong} out of order or reset`
}

async function main(): Promise<void> {
  const data = dataFolder()
  const env = { DATA_DIR: data.path, LOG_LEVEL: 'error' }
  const one = await App.start(env)
  const two = await App.start(env)
  try {
    const owner = await one.login('owner', 1)
    const products: number[] = []
    for (let n = 0; n < PRODUCTS; n++)
      products.push(
        (await owner.post('/api/products', { name: `Produto ${n}`, price: 500 })).body['id'] as number,
      )
    const people: Client[] = []
    for (let n = 0; n < SOCKETS / SOCKETS_EACH; n++) people.push(await one.login('admin', 100 + n))
    const ears = people.flatMap(({ token = '' }, n) =>
      Array.from(
        { length: SOCKETS_EACH },
        (_, each) => new Ear(token, (n * SOCKETS_EACH + each) % SAMPLED === 0),
      ),
    )
    const half = ears.length / 2
    for (const [n, ear] of ears.entries()) await ear.open(n < half ? one.base : two.base)
    const writers = [owner, new Client(two.base, owner.token)]
    const memory: string[] = []
    const watch = setInterval(() => memory.push(`${memoryOf(one)}/${memoryOf(two)}`), (SECONDS * 1000) / 6)
    memory.push(`${memoryOf(one)}/${memoryOf(two)}`)
    const stored = await write(writers, products, SECONDS)
    await all(ears, stored)
    clearInterval(watch)
    console.log(report(ears, stored))
    console.log(
      `delivery from the start of the write's transaction, ms: p50 ${percentile(latencies, 0.5)}, p99 ${percentile(latencies, 0.99)}, most ${percentile(latencies, 1)}`,
    )
    console.log(`memory of the two processes over time, MB: ${memory.join(' ')}`)

    const ofOne = ears.slice(0, half)
    const writing = write([new Client(two.base, owner.token)], products, AFTER_KILL_SECONDS)
    await sleep(1000)
    await one.stop('SIGKILL')
    const back = Date.now()
    await Promise.all(ofOne.map((ear) => ear.open(two.base)))
    const took = Date.now() - back
    const count = stored + (await writing)
    await all(ears, count)
    console.log(`one process killed; ${half} sockets were back after ${took} ms. ${report(ears, count)}`)
    for (const ear of ears) ear.close()
    if (ears.some((ear) => ear.at !== count || ear.wrong || ear.resets)) process.exitCode = 1
  } finally {
    await two.stop()
    data.remove()
  }
}

await main()
