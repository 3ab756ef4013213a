// `npm run demo`: fills an empty database with the demonstration shop, and says how to enter.
import { type Config, ConfigError, loadConfig } from '#config.ts'
import { openEmbedded } from '#database/embedded/index.ts'
import { migrate } from '#database/migrate.ts'
import { fill, NotEmpty } from './fill.ts'
import { PEOPLE } from './goods.ts'

const say = (text: string) => process.stdout.write(`${text}\n`)

/** `--sales 1000000`, `--seed 7`; undefined where it is not given. */
function flag(name: string): number | undefined {
  const at = process.argv.indexOf(`--${name}`)
  if (at < 0) return undefined
  const value = Number(process.argv[at + 1])
  if (Number.isSafeInteger(value) && value > 0) return value
  throw new ConfigError(`--${name} is ${process.argv[at + 1] ?? 'nothing'}; accepted: a whole number above 0`)
}

async function connect(config: Config) {
  if (config.databaseUrl) {
    const connection = { connectionString: config.databaseUrl }
    return { connection, superuser: connection, leave: async () => {} }
  }
  return openEmbedded(config.dataDir, say)
}

async function demo(): Promise<number> {
  const config = loadConfig(process.env)
  const [sales, seed] = [flag('sales'), flag('seed')]
  const { connection, superuser, leave } = await connect(config)
  try {
    await migrate(connection)
    const since = Date.now()
    const options = { timeZone: config.shop.timeZone, ...(sales ? { sales } : {}), ...(seed ? { seed } : {}) }
    const made = await fill(superuser, options)
    say(`A shop with ${made.sales} sales stands, made in ${((Date.now() - since) / 1000).toFixed(1)} s.`)
    say('To look at it: DEV_LOGIN=1 npm start, then open http://localhost:3000')
    say(
      `Enter as ${PEOPLE.map((one) => `${one.name} (${one.role}, Telegram id ${one.telegramId})`).join(', ')}.`,
    )
    return 0
  } catch (error) {
    if (!(error instanceof NotEmpty)) throw error
    say(
      'The database already holds a shop. The demonstration wants an empty one: set DATA_DIR to a new folder.',
    )
    return 1
  } finally {
    await leave()
  }
}

demo().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(error instanceof ConfigError ? 78 : 1)
  },
)
