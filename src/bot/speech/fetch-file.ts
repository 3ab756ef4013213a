// Fetching a file from Telegram: a voice note, a photo. The address of a file holds the bot's token: it is in no message, row or log line.
import { type Api, GrammyError } from 'grammy'
import { masked } from '../../log.ts'
import { bodyUpTo, TooLarge } from './bounded-body.ts'
import { Unheard } from './unheard.ts'

const FETCH_MS = 15_000
const TELEGRAM = 'https://api.telegram.org'

export interface Files {
  readonly api: Api
  readonly token: string
  /** Where Telegram's is not asked. */
  readonly apiRoot: string | undefined
}

/** Throws Unheard, and what `signal` was aborted with. */
export async function fetchFile(
  { api, token, apiRoot }: Files,
  { fileId, bytesMax }: { readonly fileId: string; readonly bytesMax: number },
  signal: AbortSignal,
): Promise<Buffer> {
  const within = AbortSignal.any([signal, AbortSignal.timeout(FETCH_MS)])
  try {
    const { file_path: path } = await api.getFile(fileId, within as never)
    if (!path || !/^[\w-]+(?:[./][\w-]+)*$/.test(path)) throw new Unheard('away', 'Telegram told no path')
    const address = `${apiRoot ?? TELEGRAM}/file/bot${token}/${path}`
    const response = await fetch(address, { signal: within, redirect: 'error' })
    if (response.ok) return await bodyUpTo(bytesMax, response)
    await response.body?.cancel()
    throw new Unheard('away', `Telegram's files answered ${response.status}`, passing(response.status))
  } catch (error) {
    signal.throwIfAborted()
    throw asUnheard(error)
  }
}

const passing = (status: number) => status === 429 || status >= 500

function asUnheard(error: unknown): Unheard {
  if (error instanceof Unheard) return error
  if (error instanceof TooLarge) return new Unheard('tooLarge', 'larger than Telegram told')
  if (error instanceof GrammyError) {
    return new Unheard('away', `getFile: ${masked(error.description)}`, passing(error.error_code))
  }
  return new Unheard('away', `Telegram did not answer: ${masked(String(error))}`, true)
}
