// A call as the Bot API has it: a message with a table, a file, or the picture of a code, goes by a method of its own.
import { InputFile } from 'grammy'
import type { Outgoing } from '#domain/chat/index.ts'
import { qrPicture } from './qr-picture.ts'

/** What somebody's own data is called as a file. */
const OWN_DATA = 'my-data.json'

/** What a picture's words may be at most, in UTF-16 units. */
export const CAPTION_MAX = 1024

/** Method and payload; `qr`, a field of ours, becomes the photo that the message is, with its text below. */
export function asSent({ method, payload }: Outgoing): { method: string; payload: object } {
  const { text, link_preview_options: _, ...rest } = payload
  if (method === 'sendDocument' && typeof rest['document'] === 'string')
    return { method, payload: { ...rest, document: new InputFile(Buffer.from(rest['document']), OWN_DATA) } }
  if (typeof rest['qr'] === 'string') {
    const { qr, ...more } = rest
    const picture = new InputFile(qrPicture(qr), 'pix.png')
    return method === 'sendMessage'
      ? { method: 'sendPhoto', payload: { ...more, photo: picture, caption: text } }
      : {
          method: 'editMessageMedia',
          payload: { ...more, media: { type: 'photo', media: picture, caption: text } },
        }
  }
  if (payload['rich_message'] === undefined) return { method, payload }
  if (method !== 'sendMessage') return { method, payload: rest }
  // Its words go along: who takes tables leaves them out, who only says yes has them.
  return { method: 'sendRichMessage', payload: { ...rest, text } }
}
