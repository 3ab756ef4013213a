// The composition root: configuration, port, database, runtime, doors, and a graceful stop. The only file that sees everything.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { dirname, join } from 'node:path'
import type { Duplex } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { getRequestListener } from '@hono/node-server'
import type { ClientConfig } from 'pg'
import { knowNames } from '#commands/index.ts'
import {
  type Config,
  ConfigError,
  loadConfig,
  prepareDataDir,
  sessionSecretOf,
  webhookSecretOf,
} from '#config.ts'
import { openEmbedded } from '#database/embedded/index.ts'
import { openListening } from '#database/listen.ts'
import { migrate } from '#database/migrate.ts'
import { type Database, openDatabase } from '#database/pool.ts'
import { probeConnection, probeExtensions } from '#database/probe.ts'
import { cursorKeysOf } from '#domain/cursor.ts'
import { sealKeysOf } from '#domain/invites/index.ts'
import { folderStore, Media, s3Store } from '#domain/media/index.ts'
import { Names } from '#domain/names.ts'
import type { Runtime } from '#domain/runtime.ts'
import { keepTally } from '#domain/sales/index.ts'
import { applyOwners, SessionCache } from '#domain/users/index.ts'
import { createHttp } from '#http/index.ts'
import { Metrics } from '#http/metrics.ts'
import { openLimits } from '#http/rate-limits.ts'
import { Hub } from '#http/realtime/hub.ts'
import { Realtime } from '#http/realtime/index.ts'
import { Tokens } from '#http/tokens.ts'
import { inTurn } from '#http/turns.ts'
import { startBot } from './bot/index.ts'
import { addressOf, sayWhatIsMissing } from './first-words.ts'
import { Leaving } from './leaving.ts'
import { openLog } from './log.ts'
import { Noticing } from './noticing.ts'
import { Pruning } from './pruning.ts'
import { Sealing } from './sealing.ts'
import { stopOnSignals } from './signals.ts'

const EXIT_PORT_TAKEN = 75
const EXIT_CONFIG = 78

/**
 * How long headers, and a whole request, may take to arrive; looked at as often as the last says. A body is cut sooner, by who
 * reads it (http/request.ts), once its turn has come. What is asked for may take longer: a long poll has been read by then.
 */
const ARRIVAL = {
  headersTimeout: 10_000,
  requestTimeout: 120_000,
  connectionsCheckingInterval: 2_000,
} as const

type Listener = ReturnType<typeof getRequestListener>
type Log = ReturnType<typeof openLog>
interface Stage {
  listener: Listener
  upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
  /** Called when the process goes, before requests in flight are waited for. */
  leaving: () => void
}

/** Ends the start with one line. */
function refuse(line: string, code: number): never {
  process.stderr.write(`${line}\n`)
  process.exit(code)
}

async function main(): Promise<void> {
  const config = loadConfig(process.env)
  if (process.argv.includes('migrate')) return migrateOnly(config)
  const stage: Stage = { listener: starting(), upgrade: (_, socket) => socket.destroy(), leaving: () => {} }
  const underWay = new Set<ServerResponse>()
  const serve = inTurn((request, response) => {
    // While we are going, a kept connection ends with its answer: who asks again at once would hold us.
    if (!server.listening) response.shouldKeepAlive = false
    underWay.add(response)
    response.once('close', () => underWay.delete(response))
    void stage.listener(request, response)
  })
  const server = createServer(ARRIVAL, serve)
  server.on('upgrade', (request, socket, head) => stage.upgrade(request, socket, head))
  await bind(server, config)
  prepareDataDir(config)
  const secret = sessionSecretOf(config)
  const log = openLog(config.logLevel, secretsOf(config, secret))
  const closing: (() => Promise<void>)[] = []
  stopOnSignals(server, underWay, stage, closing, log)
  const { database, connection } = await openStore(config, log, closing)
  await migrate(connection)
  const { runtime, sessions, heard, late } = makeRuntime(config, secret, database, log)
  const hasOwner = await applyOwners(runtime)
  // Before anybody finds the shop ready: who looks into the log then finds it there.
  sayWhatIsMissing(config, log, hasOwner)
  await openDoors(config, secret, { runtime, sessions, heard, late, connection, log, stage, closing })
  log.info({ port: config.port }, `the shop is open: ${addressOf(config)}`)
}

async function migrateOnly(config: Config): Promise<void> {
  const log = openLog(config.logLevel, [])
  const closing: (() => Promise<void>)[] = []
  const { connection } = await openStore(config, log, closing)
  await migrate(connection)
  for (const close of closing.toReversed()) await close()
  log.info({}, 'the database is up to date')
}

/** Before the database is awake: the process lives, and is not ready. */
function starting(): Listener {
  return getRequestListener((request) => {
    const alive = new URL(request.url).pathname === '/health'
    return new Response(alive ? '{"status":"ok"}' : '{"status":"starting"}', {
      status: alive ? 200 : 503,
      headers: { 'content-type': 'application/json', 'retry-after': '1' },
    })
  })
}

/** The port comes before the database: a second start on the same port wakes nothing. */
function bind(server: Server, { port, host }: Config): Promise<void> {
  return new Promise((bound, failed) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE')
        refuse(`PORT ${port} is taken: another program listens there`, EXIT_PORT_TAKEN)
      if (error.code === 'EACCES') refuse(`PORT ${port} may not be opened by this user`, EXIT_PORT_TAKEN)
      if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
        refuse(`HOST is ${JSON.stringify(host)}; accepted: an address of this machine`, EXIT_CONFIG)
      }
      failed(error)
    })
    server.listen({ port, ...(host === undefined ? {} : { host }) }, bound)
  })
}

const secretsOf = (config: Config, secret: string): string[] =>
  [
    secret,
    config.sessionSecretPrevious,
    config.bot?.token,
    config.bot?.webhookSecret,
    config.speech?.key,
    config.s3?.secretAccessKey,
    config.metricsToken,
  ].filter((one): one is string => one !== undefined)

async function openStore(config: Config, log: Log, closing: (() => Promise<void>)[]) {
  const timeZone = config.shop.timeZone
  if (config.databaseUrl) {
    const connection: ClientConfig = { connectionString: config.databaseUrl }
    const why = await probeConnection(connection)
    if (why) refuse(`DATABASE_URL leads nowhere (${why}); accepted: a PostgreSQL that answers`, EXIT_CONFIG)
    const missing = await probeExtensions(connection)
    if (missing) refuse(`DATABASE_URL leads to a database that is not ready: ${missing}`, EXIT_CONFIG)
    const database = openDatabase({ connection, timeZone, log })
    closing.push(() => database.close())
    return { database, connection }
  }
  const embedded = await openEmbedded(config.dataDir, (text) => log.info({}, text))
  closing.push(() => embedded.leave())
  const { connection, revive } = embedded
  const database = openDatabase({ connection, timeZone, log, revive })
  closing.push(() => database.close())
  return { database, connection }
}

/** Called after each commit, with the operation. */
type Heard = ((operation: string) => void)[]

/** What is known once the doors are open. */
interface Late {
  botName: () => string | null
}

function makeRuntime(
  config: Config,
  secret: string,
  database: Database,
  log: Log,
): { runtime: Runtime; sessions: SessionCache; heard: Heard; late: Late } {
  const heard: Heard = []
  const late: Late = { botName: () => null }
  const runtime: Runtime = {
    database,
    log,
    cursorKeys: cursorKeysOf(secret, config.sessionSecretPrevious),
    sealKeys: sealKeysOf(secret, config.sessionSecretPrevious),
    botName: () => late.botName(),
    names: new Names(),
    shop: {
      currency: config.shop.currency,
      locale: config.shop.locale,
      timeZone: config.shop.timeZone,
      defaults: { name: config.shop.name, pixKey: config.pix.key ?? null, pixCity: config.pix.city },
      ownerIds: config.ownerIds,
      defaultLanguage: config.shop.locale.toLowerCase().startsWith('pt') ? 'pt-BR' : 'en',
    },
    committed: (operation) => {
      for (const listener of heard) listener(operation)
    },
  }
  const sessions = new SessionCache(runtime)
  heard.push((operation) => sessions.committed(operation))
  return { runtime, sessions, heard, late }
}

interface Started {
  readonly runtime: Runtime
  readonly sessions: SessionCache
  readonly heard: Heard
  readonly late: Late
  readonly connection: ClientConfig
  readonly log: Log
  readonly stage: Stage
  readonly closing: (() => Promise<void>)[]
}

/** The bot first, so that the webhook has somebody to hand to; then the API takes over from `starting`. */
async function openDoors(
  config: Config,
  secret: string,
  { runtime, sessions, heard, late, connection, log, stage, closing }: Started,
): Promise<void> {
  const metrics = new Metrics()
  metrics.watchDatabase(runtime.database)
  const media = new Media(
    runtime.database,
    config.s3 ? s3Store(config.s3) : folderStore(join(config.dataDir, 'media')),
  )
  const bot =
    config.bot &&
    startBot({ runtime, media, config, webhookSecret: webhookSecretOf(config.bot, secret), log })
  late.botName = () => bot?.name() ?? null
  if (bot) {
    closing.push(() => bot.stop())
    metrics.watchBot(() => bot.figures())
  }
  const tally = keepTally(runtime)
  closing.push(() => tally.stop())
  const hub = new Hub(runtime.database, log, secret)
  await hub.open()
  const pruning = new Pruning(runtime, media)
  closing.push(() => pruning.stop())
  heard.push(() => hub.committed())
  const noticing = new Noticing(runtime, { heard: () => hub.committed(), tells: () => bot?.tell() })
  closing.push(() => noticing.stop())
  heard.push(() => noticing.wake())
  const sealing = new Sealing(runtime)
  closing.push(() => sealing.stop())
  heard.push(() => sealing.wake())
  const leaving = new Leaving(runtime, bot && (() => bot.wake()))
  closing.push(() => leaving.stop())
  heard.push((operation) => leaving.committed(operation))
  heard.push((operation) => operation === 'broadcasts.create' && bot?.broadcast())
  const tokens = new Tokens(secret, config.sessionSecretPrevious)
  const rates = config.rateLimits ? openLimits() : undefined
  const realtime = new Realtime({ config, runtime, hub, sessions, tokens, limits: rates })
  const listening = openListening(connection)
  realtime.listenOn(listening)
  closing.push(() => listening.close())
  stage.leaving = () => {
    realtime.stop()
    hub.stop()
  }
  const app = createHttp({
    config,
    runtime,
    media,
    sessions,
    hub,
    metrics,
    tokens,
    limits: rates,
    webhook:
      bot && config.bot
        ? { secret: webhookSecretOf(config.bot, secret), receive: (update) => bot.receive(update) }
        : undefined,
    chat: bot,
    filesFolder: join(dirname(fileURLToPath(import.meta.url)), 'miniapp'),
  })
  stage.listener = getRequestListener(app.fetch)
  stage.upgrade = (request, socket, head) => realtime.upgrade(request, socket, head)
  void knowNames(runtime)
}

main().catch((error: unknown) => {
  if (error instanceof ConfigError) refuse(error.message, EXIT_CONFIG)
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
