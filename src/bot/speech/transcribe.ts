// What a voice note says, written down by an OpenAI-compatible service. It is told the sound and the language, nothing of who speaks.
import type { SpeechService } from '#config.ts'
import type { Language } from '#domain/operation.ts'
import { masked } from '../../log.ts'
import { bodyUpTo } from './bounded-body.ts'
import { Unheard } from './unheard.ts'

const ANSWER_MS = 30_000
const ANSWER_BYTES_MAX = 65_536
/** ISO 639-1. */
const SPOKEN: Record<Language, string> = { 'pt-BR': 'pt', en: 'en' }

/** The words, in one line. Throws Unheard, and what `signal` was aborted with. */
export async function transcribe(
  service: SpeechService,
  sound: Buffer,
  language: Language,
  signal: AbortSignal,
): Promise<string> {
  try {
    const response = await ask(service, sound, language, signal)
    if (response.ok) return wordsIn(await bodyUpTo(ANSWER_BYTES_MAX, response))
    await response.body?.cancel()
    throw refused(response.status)
  } catch (error) {
    signal.throwIfAborted()
    if (error instanceof Unheard) throw error
    throw new Unheard(
      'away',
      `the service did not answer: ${masked(String(error), secretsOf(service))}`,
      true,
    )
  }
}

const secretsOf = ({ key }: SpeechService) => (key ? [key] : [])

function ask(
  { url, key, model }: SpeechService,
  sound: Buffer,
  language: Language,
  signal: AbortSignal,
): Promise<Response> {
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(sound)], { type: 'audio/ogg' }), 'voice.ogg')
  form.set('model', model)
  form.set('language', SPOKEN[language])
  form.set('response_format', 'json')
  return fetch(`${url}/audio/transcriptions`, {
    method: 'POST',
    headers: key ? { authorization: `Bearer ${key}` } : {},
    body: form,
    // Whoever is asked is named by the settings, and by nobody else.
    redirect: 'error',
    signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]),
  })
}

function refused(status: number): Unheard {
  if (status === 413) return new Unheard('tooLarge', 'too large for the service')
  const passes = status === 408 || status === 429 || status >= 500
  return new Unheard('away', `the service answered ${status}`, passes)
}

function wordsIn(body: Buffer): string {
  let text: unknown
  try {
    ;({ text } = JSON.parse(body.toString()) as { text?: unknown })
  } catch {
    throw new Unheard('away', 'the service answered what is no JSON')
  }
  if (typeof text !== 'string') throw new Unheard('away', 'the service answered no text')
  const words = text.replaceAll(/\s+/g, ' ').trim()
  if (!/[\p{L}\p{N}]/u.test(words)) throw new Unheard('silent', 'nothing was heard')
  return words
}
