// Voice notes: kept for who hears them, and read like what is typed once they were heard; what is heard acts by a tap alone.
import { Composer } from 'grammy'
import type { Message } from 'grammy/types'
import { type Heard, keepRecording } from '#domain/chat/index.ts'
import { mayAct } from '#domain/operation.ts'
import { shortened } from '#locales/format.ts'
import type { ShopContext, UpdateContext } from '../context.ts'
import type { Ears } from '../speech/ears.ts'
import { NOTE_SECONDS_MAX, type Note, tooMuch } from '../speech/note.ts'
import type { Why } from '../speech/unheard.ts'

/** So many of a person are heard in an hour: who sells by voice, and who asks now and then. The shop pays for each. */
const HOURLY = { team: 120, others: 12 } as const
/** So many of a chat wait at most. */
const WAITING_MAX = 4
/** So much of what was heard is shown again, in UTF-16 units: the card below it must not be cut. */
const SHOWN_MAX = 300

type Spoken = Message & { readonly heard?: Heard }

/** `ears`: who hears; without any, one is told how to dictate. */
export function voiceNotes(ears: Pick<Ears, 'wake'> | undefined): Composer<ShopContext> {
  const feature = new Composer<ShopContext>()
  feature.chatType('private').on('message:voice', async ({ context, message }, next) => {
    // What is written below it says more than what may be heard.
    if (message.caption) return next()
    const { heard } = message as Spoken
    // Numbers below zero are ours.
    if (context.updateId < 0 && heard) return said(context, heard) ? next() : undefined
    if (!ears) return context.refuse(context.words.t.voice.off)
    return keep(context, message, ears)
  })
  return feature
}

/** Nothing is said of one that is kept: the chat shows that somebody types, until what was heard is answered. */
async function keep(
  context: UpdateContext,
  { message_id, date, from, chat, voice }: Message & Required<Pick<Message, 'voice'>>,
  ears: Pick<Ears, 'wake'>,
): Promise<void> {
  const { runtime, actor, words } = context
  const why = tooMuch(voice)
  if (why) return context.refuse(sentenceOf(why, context))
  const note: Note = {
    message: { message_id, date, from, chat, voice },
    fileId: voice.file_id,
    language: actor.language,
  }
  const hourly = mayAct(actor.role, 'admin') ? HOURLY.team : HOURLY.others
  const kept = await keepRecording(runtime.database, context, note, { hourly, waiting: WAITING_MAX })
  if (kept !== 'kept') return context.refuse(words.t.voice[kept])
  ears.wake()
}

/** Whether there are words to go on with. */
function said(context: UpdateContext, heard: Heard): boolean {
  if ('why' in heard) {
    context.refuse(sentenceOf(heard.why as Why, context))
    return false
  }
  if (!('text' in heard)) return false
  context.lead = context.words.t.heard(shortened(heard.text, SHOWN_MAX))
  // A service ends with a full stop what was one word: `Pix.`, `Leite.`
  context.heard = heard.text.replace(/[.…]+$/, '')
  return true
}

function sentenceOf(why: Why, { words: { t } }: UpdateContext): string {
  return why === 'tooLong' ? t.voice.tooLong(NOTE_SECONDS_MAX) : t.voice[why]
}
