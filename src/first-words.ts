// What the log tells whoever starts the shop: where it is, what it does without, and how to give it that.
import type { Config } from './config.ts'
import type { openLog } from './log.ts'

/** Where it is found: by the world, else on this machine. */
export const addressOf = ({ publicUrl, host, port }: Config) =>
  publicUrl ?? `http://${host && !/^(0\.0\.0\.0|::)$/.test(host) ? host : 'localhost'}:${port}`

/** What the shop does without, and how to give it that. */
export function sayWhatIsMissing(config: Config, log: ReturnType<typeof openLog>, hasOwner: boolean): void {
  if (!config.bot)
    log.warn({}, 'the bot is off: set BOT_TOKEN to the token that BotFather gives to turn it on')
  if (!hasOwner) log.warn({}, 'the shop has no owner: set OWNER_IDS to your Telegram user id and start again')
  if (!config.bot && !config.devLogin)
    log.info(
      {},
      'to look at a full shop without Telegram: stop this one, npm run demo, then DEV_LOGIN=1 npm start',
    )
}
