// A voice note, a photo or a list as it comes: what is kept of it until it is heard or fetched, and how long and large it may be.
import type { Message, User, Voice } from 'grammy/types'
import type { Language } from '#domain/operation.ts'
import type { Why } from './unheard.ts'

export const NOTE_SECONDS_MAX = 60
export const NOTE_BYTES_MAX = 1_048_576

/** As it waits: by this it is fetched and heard, and of `message` the update that says so is made. */
export interface Note {
  readonly message: Pick<
    Message,
    'message_id' | 'date' | 'chat' | 'voice' | 'photo' | 'document' | 'caption' | 'forward_origin'
  > & {
    readonly from: User | undefined
  }
  /** A photo that is to be taken in; else a voice note. */
  readonly isPhoto?: true
  /** A list of goods, as text. */
  readonly isList?: true
  readonly fileId: string
  readonly language: Language
}

/** Why it is not fetched at all; undefined where nothing speaks against it. Telegram may not know the size. */
export function tooMuch({ duration, file_size: bytes = 0 }: Voice): Why | undefined {
  if (!(duration <= NOTE_SECONDS_MAX)) return 'tooLong'
  return bytes > NOTE_BYTES_MAX ? 'tooLarge' : undefined
}
