// A photo that was sent to the bot, taken in from where Telegram has it.
import { DomainError } from '#domain/errors.ts'
import { type Media, PHOTO_BYTES_MAX } from '#domain/media/index.ts'
import { type Files, fetchFile } from './fetch-file.ts'
import { Unheard } from './unheard.ts'

/** Its name. Throws Unheard, and what `signal` was aborted with. */
export const fetchPhoto = (
  files: Files,
  media: Media,
  fileId: string,
  signal: AbortSignal,
): Promise<string> =>
  media.held.run(async () => {
    const bytes = await fetchFile(files, { fileId, bytesMax: PHOTO_BYTES_MAX }, signal)
    return media.take(bytes).catch(asUnheard)
  })

function asUnheard(error: unknown): never {
  if (!(error instanceof DomainError)) throw error
  if (error.code === 'invalid_input') throw new Unheard('noPhoto', 'what was sent is no photo')
  if (error.code === 'too_large') throw new Unheard('tooLarge', 'too many pixels')
  throw new Unheard('away', 'photos cannot be kept now', true)
}
