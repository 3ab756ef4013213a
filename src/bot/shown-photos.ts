// Photos of goods as the chat shows them: uploaded by a bot once, and known to Telegram from then on.
import { GrammyError, InputFile } from 'grammy'
import type { Media } from '#domain/media/index.ts'

/** What Telegram says of a file that is not, or no more, this bot's. */
const NOT_KNOWN = /file[ _]?(?:id|identifier|reference)/i

export class ShownPhotos {
  readonly #media: Pick<Media, 'photo' | 'sentAs' | 'noteSent'>
  readonly #bot: number

  /** `token`: the bot's, which begins with its number. */
  constructor(media: Pick<Media, 'photo' | 'sentAs' | 'noteSent'>, token: string) {
    this.#media = media
    this.#bot = Number(token.split(':')[0])
  }

  /** Sends it with the photo of this name, or with none where that is not to be had: its words arrive. */
  async send<Result>(name: string, send: (photo?: string | InputFile) => Promise<Result>): Promise<Result> {
    const known = await this.#media.sentAs(name, this.#bot)
    if (known !== null)
      try {
        return await send(known)
      } catch (error) {
        if (!(error instanceof GrammyError && NOT_KNOWN.test(error.description))) throw error
        await this.#media.noteSent(name, this.#bot, null)
      }
    const bytes = await this.#media.photo(name).catch(() => undefined)
    if (!bytes) return send()
    const sent = await send(new InputFile(bytes, `${name}.webp`))
    const file = largestOf(sent)
    if (file !== undefined) await this.#media.noteSent(name, this.#bot, file)
    return sent
  }
}

/** Sizes come smallest first. */
function largestOf(sent: unknown): string | undefined {
  const { photo } = (sent ?? {}) as { photo?: readonly { readonly file_id?: unknown }[] }
  const id = photo?.at(-1)?.file_id
  return typeof id === 'string' ? id : undefined
}
