// `npm run bench:realtime`: 1,000 sockets over two processes while the shop works; then one is killed, and its sockets go on
// at the other. `-- --sockets 100 --seconds 10` for a short run.
import { readFileSync } from 'node:fs'
import { App, dataFolder } from '../support/app.ts'
import { Crowd } from '../support/crowd.ts'

const flag = (name: string, usual: number) => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? usual : Number(process.argv[at + 1])
}
const SOCKETS = flag('sockets', 1000)
const SECONDS = flag('seconds', 180)
const EVENTS_PER_SECOND = flag('rate', 50)
const PRODUCTS = 25
const AFTER_KILL_SECONDS = 10

const percentile = (values: readonly number[], share: number) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0

/** Megabytes a process holds. */
const memoryOf = (app: App) =>
  Math.round(
    Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${app.child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024,
  )

async function report(crowd: Crowd, count: number): Promise<string> {
  const { lost, doubled, wrong } = await crowd.tally(count)
  if (lost || doubled || wrong) process.exitCode = 1
  return `${count} events to each of ${crowd.size}: ${lost} lost, ${doubled} doubled, ${wrong} out of order or reset`
}

async function main(): Promise<void> {
  const data = dataFolder()
  const env = { DATA_DIR: data.path, LOG_LEVEL: 'error' }
  const one = await App.start(env)
  const two = await App.start(env)
  try {
    const crowd = await Crowd.gather(one, SOCKETS, PRODUCTS)
    await crowd.open(one, two)
    const memory: string[] = []
    const watch = setInterval(() => memory.push(`${memoryOf(one)}/${memoryOf(two)}`), (SECONDS * 1000) / 6)
    memory.push(`${memoryOf(one)}/${memoryOf(two)}`)
    const stored = await crowd.write([one, two], SECONDS, EVENTS_PER_SECOND)
    clearInterval(watch)
    console.log(await report(crowd, stored))
    const [half, most, all] = [0.5, 0.99, 1].map((share) => percentile(crowd.latencies, share))
    console.log(
      `delivery from the start of the write's transaction, ms: p50 ${half}, p99 ${most}, most ${all}`,
    )
    console.log(`memory of the two processes over time, MB: ${memory.join(' ')}`)

    const writing = crowd.write([two], AFTER_KILL_SECONDS, EVENTS_PER_SECOND)
    await new Promise((done) => setTimeout(done, 1000))
    await one.stop('SIGKILL')
    const back = Date.now()
    await crowd.moveTo(two)
    const took = Date.now() - back
    const count = stored + (await writing)
    console.log(
      `one process killed; ${crowd.size / 2} sockets were back after ${took} ms. ${await report(crowd, count)}`,
    )
    crowd.close()
  } finally {
    await two.stop()
    data.remove()
  }
}

await main()
