// A call as the Bot API has it: a message with a table, a file, or the picture of a code, goes by a method of its own.
import { InputFile } from 'grammy'
import type { Outgoing } from '#domain/chat/index.ts'
import { withName } from '#lib/named.ts'
import { qrPicture } from './qr-picture.ts'

/** What somebody's own data is called as a file. */
const OWN_DATA = 'my-data.json'

/**
 * Method and payload; `named`, a field of ours, is whose name its text says; `qr` and `shows` become the photo that the message is, with its text below. `photo`: what it
 * shows; without one it is its words.
 */
export function asSent(
  { method, payload: whole }: Outgoing,
  photo?: string | InputFile,
): { method: string; payload: object } {
  const { shows: _, named, ...said } = whole
  const payload = typeof named === 'string' ? withName(said, named) : said
  const { text, entities, link_preview_options: __, qr, ...more } = payload
  if (method === 'sendDocument' && typeof more['document'] === 'string')
    return { method, payload: { ...more, document: new InputFile(Buffer.from(more['document']), OWN_DATA) } }
  const picture = typeof qr === 'string' ? new InputFile(qrPicture(qr), 'pix.png') : photo
  if (picture !== undefined) {
    const words = { caption: text, ...(entities ? { caption_entities: entities } : {}) }
    return method === 'sendMessage'
      ? { method: 'sendPhoto', payload: { ...more, photo: picture, ...words } }
      : {
          method: 'editMessageMedia',
          payload: { ...more, media: { type: 'photo', media: picture, ...words } },
        }
  }
  if (payload['rich_message'] === undefined) return { method, payload }
  if (method !== 'sendMessage') return { method, payload: more }
  // Its words go along: who takes tables leaves them out, who only says yes has them.
  return { method: 'sendRichMessage', payload: { ...more, text } }
}
