// The way back to the conversation with the bot.
import { app, attempt, inTelegram } from './telegram.ts'

/** Inside Telegram it lies below the app; elsewhere the server knows what the bot is called. */
export function openChat(): void {
  if (inTelegram) attempt(() => app?.close())
  else location.assign('/open')
}
