// The chat about what is no text: voice notes, photos, files.
import type { unwritten as Portuguese } from '../pt-BR/chat-unwritten.ts'

export const unwritten = {
  /** What was said aloud, before what is made of it. */
  heard: (text) => `🎤 I heard: “${text}”`,
  voice: {
    off: 'I cannot listen to voice notes yet. Your phone’s keyboard has a microphone: tap it, speak and send the text, and I will understand.',
    tooLong: (seconds) =>
      `That voice note is too long for me: I listen to ${seconds} seconds. Send it in parts.`,
    tooLarge: 'That voice note is too large for me: I listen to 1 MB. Send it in parts.',
    silent: 'I heard no words. Speak closer to the microphone, or write.',
    away: 'I could not listen just now, and nothing was stored. Send it again in a little while, or write.',
    waiting: 'I am still listening to the voice notes before. Wait for the answer and send this one again.',
    lately: 'I have listened to many of your voice notes this hour. For now, please write.',
  },
  /** Why a photo of goods is not kept. */
  picture: {
    noPhoto: 'I cannot open that photo: I read JPEG, PNG and WebP. Send it as a photo, not as a file.',
    tooLarge:
      'That photo is too large: I keep up to 10 MB and 50 megapixels. Send it as a photo, not as a file.',
    away: 'I could not keep the photo just now. Send it again in a little while.',
    waiting: 'I am still keeping the photos before. Wait for the answer and send this one again.',
    lately: 'I have kept many of your photos this hour. Send this one later.',
  },
  /** A price list. */
  list: {
    products: {
      head: ({ rows, creates, changes, same }) =>
        `📄 ${rows} ${rows === 1 ? 'line' : 'lines'}: ${creates} ${creates === 1 ? 'new product' : 'new products'}, ${changes} to change, ${same} the same.`,
      done: ({ created, changed, received }) =>
        `List applied: ${created} ${created === 1 ? 'new product' : 'new products'}, ${changed} changed${received ? `, ${received} with stock` : ''}.`,
    },
    customers: {
      head: ({ rows, creates, changes, same }) =>
        `📒 ${rows} ${rows === 1 ? 'line' : 'lines'} of the notebook: ${creates} ${creates === 1 ? 'new customer' : 'new customers'}, ${changes} to change, ${same} the same.`,
      done: ({ created, changed, received }) =>
        `Notebook applied: ${created} ${created === 1 ? 'new customer' : 'new customers'}, ${changed} changed${received ? `, ${received} with a balance` : ''}.`,
    },
    more: (count) => `and ${count} more`,
    errors: (count, lines) =>
      `${count} ${count === 1 ? 'error' : 'errors'} (${lines.includes(',') ? 'lines' : 'line'} ${lines}). Fix them in the file and send it again.`,
    nothing: 'It is all like that already: there is nothing to change.',
    confirm: '✅ Apply all',
    tooLarge: 'That list is too large: I read up to 5 MB and 10,000 lines. Send it in parts.',
    away: 'I could not read the list just now, and nothing has changed. Send it again in a little while.',
    waiting: 'I am still reading the lists before. Wait for the answer and send this one again.',
    lately: 'I have read many of your lists this hour. Send this one later.',
  },
  /** What is sent, and is not text. */
  sent: {
    caption: '📷 The photo itself is not kept: I read the caption alone.',
    captionLong: 'The caption is too long for a product. Write its name and price, like “Pot cake 8.00”.',
    photo: 'I cannot see photos. Write what you need, and I will understand.',
    video: 'I cannot see videos. Write what you need, and I will understand.',
    sound: 'I cannot listen to that. Record a voice note here in the chat, holding the microphone, or write.',
    prices: 'I read that sheet as CSV: in your spreadsheet, save it as CSV and send it here.',
    file: 'I cannot read files. Write what you need, and I will understand.',
    sticker: '😊 Nice! But I cannot read stickers: whatever you need, write it.',
    contact: 'I do not keep contacts. An account begins with a sale: “2 coffees for Ana on the tab”.',
    ownContact:
      'That contact was not kept. If you do not see your account here yet, write /start and tap 📱 Send my number.',
    place: 'I cannot read places. An address goes into the note of a sale: “note 12 Flower Street”.',
    ownPlace: 'I cannot read places. For a delivery, talk to the shop.',
    poll: 'I cannot read polls and lists. Write or ask, and I will answer.',
  },
} satisfies typeof Portuguese
