// Hearing voice notes, fetching photos: beside what acts, so that a slow service keeps no chat waiting; what came of it goes into the inbox.
import type { Api } from 'grammy'
import type { SpeechService } from '#config.ts'
import {
  dropLease,
  endRecording,
  type Hearing,
  HOLDER,
  type Recording,
  takeRecording,
} from '#domain/chat/index.ts'
import { textOfFile } from '#domain/imports/index.ts'
import type { Media } from '#domain/media/index.ts'
import type { Runtime } from '#domain/runtime.ts'
import { LIST_BYTES_MAX } from '#lib/limits.ts'
import { Workers } from '#workers.ts'
import { withLease } from '../lease.ts'
import { type Files, fetchFile } from './fetch-file.ts'
import { fetchPhoto } from './fetch-photo.ts'
import { NOTE_BYTES_MAX, type Note } from './note.ts'
import { transcribe } from './transcribe.ts'
import { Unheard } from './unheard.ts'

/** So many notes are heard, or photos fetched, at once in a process. */
const EARS = 3
/** Begun so often, and never heard: the person is told. What ended the process counts, for it was begun. */
const ATTEMPTS_MAX = 2
const AGAIN_SECONDS = 2
/** Until whoever stops is gone. */
const LEFT_SECONDS = 1
/** Telegram shows for five seconds that somebody types. */
const TYPING_MS = 4500

interface Parts {
  readonly runtime: Runtime
  /** Undefined: voice notes are heard by nobody, and none is kept. */
  readonly service: SpeechService | undefined
  readonly media: Media
  readonly files: Files
  /** Called when something was heard, and waits in the inbox. */
  readonly heard: () => void
}

export class Ears {
  readonly #parts: Parts
  readonly #workers: Workers
  readonly #stopping = new AbortController()

  constructor(parts: Parts) {
    this.#parts = parts
    this.#workers = new Workers('ear', parts.runtime.log, (worker, another) => this.#work(worker, another), {
      workers: EARS,
    })
  }

  /** A note was kept. */
  wake(): void {
    this.#workers.wake()
  }

  /** Lets go of what is not heard yet: another process, or the next start, hears it. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    await this.#workers.stop()
  }

  /** Hears what one chat said. False when no other has anything. */
  async #work(worker: string, another: () => void): Promise<boolean> {
    const { database } = this.#parts.runtime
    const holder = `${HOLDER}:${worker}`
    const first = await takeRecording<Note>(database, holder)
    if (!first) return false
    if (first.more) another()
    const lease = `ear:${first.chatId}`
    try {
      await withLease(database, lease, holder, async () => {
        for (let one: Recording<Note> | undefined = first; one; ) {
          const hearing = await this.#hear(one)
          const ended: Recording<Note> = one
          one = await endRecording<Note>(database, holder, ended, hearing)
          if (hearing.is === 'heard') this.#parts.heard()
        }
      })
    } catch (error) {
      await dropLease(database, lease, holder).catch(() => {})
      throw error
    }
    return first.more
  }

  async #hear({ note, updateId, before }: Recording<Note>): Promise<Hearing> {
    const { service, files, media, runtime } = this.#parts
    const { signal } = this.#stopping
    if (before >= ATTEMPTS_MAX) return { is: 'heard', heard: { why: 'away' } }
    const typing = showTyping(files.api, note.message.chat.id)
    try {
      if (note.isPhoto)
        return { is: 'heard', heard: { photo: await fetchPhoto(files, media, note.fileId, signal) } }
      if (note.isList) {
        const bytes = await fetchFile(files, { fileId: note.fileId, bytesMax: LIST_BYTES_MAX }, signal)
        return { is: 'heard', heard: { list: textOfFile(bytes) } }
      }
      // Another process has a service; this one leaves what it kept to it.
      if (!service) return { is: 'later', seconds: AGAIN_SECONDS, counts: true }
      const file = { fileId: note.fileId, bytesMax: NOTE_BYTES_MAX }
      const sound = await fetchFile(files, file, signal)
      return { is: 'heard', heard: { text: await transcribe(service, sound, note.language, signal) } }
    } catch (error) {
      if (signal.aborted) return { is: 'later', seconds: LEFT_SECONDS, counts: false }
      const { why, passes, message } = error instanceof Unheard ? error : new Unheard('away', String(error))
      if (why === 'away')
        runtime.log.warn(
          { update: updateId, reason: message },
          note.isPhoto || note.isList ? 'a file was not fetched' : 'a voice note was not heard',
        )
      if (passes && before + 1 < ATTEMPTS_MAX) return { is: 'later', seconds: AGAIN_SECONDS, counts: true }
      return { is: 'heard', heard: { why } }
    } finally {
      clearInterval(typing)
    }
  }
}

/** Straight out and never waited for: one that comes late does no harm. */
function showTyping(api: Api, chatId: number): NodeJS.Timeout {
  const show = () => void api.sendChatAction(chatId, 'typing').catch(() => {})
  show()
  return setInterval(show, TYPING_MS)
}
