// What the log tells whoever starts the shop: where it is, what it does without, and how to give it that.
import { isIPv6 } from 'node:net'
import type { Config } from './config.ts'
import type { openLog } from './log.ts'

/** Where it is found: by the world, else on this machine. */
export const addressOf = ({ publicUrl, host, port }: Pick<Config, 'publicUrl' | 'host' | 'port'>) =>
  publicUrl ?? `http://${host && !/^(0\.0\.0\.0|::)$/.test(host) ? inAddress(host) : 'localhost'}:${port}`

/** An IPv6 address stands in brackets there. */
const inAddress = (host: string) => (isIPv6(host) ? `[${host}]` : host)

/** Where people may be let in without Telegram; see config.ts. */
const mayDevLogin = ({ production, publicUrl, trustedProxyHeader }: Config) =>
  !production && !publicUrl && !trustedProxyHeader

/** What the shop does without, and how to give it that. */
export function sayWhatIsMissing(config: Config, log: ReturnType<typeof openLog>, hasOwner: boolean): void {
  if (!config.bot)
    log.warn({}, 'the bot is off: set BOT_TOKEN to the token that BotFather gives to turn it on')
  if (!hasOwner) log.warn({}, 'the shop has no owner: set OWNER_IDS to your Telegram user id and start again')
  if (!config.bot && !config.devLogin && mayDevLogin(config))
    log.info(
      {},
      'to look at a full shop without Telegram: stop this one, npm run demo, then DEV_LOGIN=1 npm start',
    )
}
