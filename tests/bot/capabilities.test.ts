// What this Telegram does not take: tried once, latched off, and said without; nothing is lost and the order is kept.
import { GrammyError } from 'grammy'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Outgoing, putOut } from '#domain/chat/index.ts'
import { Capabilities } from '../../src/bot/capabilities.ts'
import { qrPicture } from '../../src/bot/qr-picture.ts'
import { TestBot } from '../support/bot.ts'
import type { Lacks } from '../support/bot-api.ts'

let bot: TestBot
beforeEach(async () => {
  bot = await TestBot.open()
  await bot.quiet()
  bot.telegram.lacks.clear()
})
afterEach(() => bot.close())

const CHAT = 222
const PIX = `00020126${'1'.repeat(116)}`
const send = (text: string, more: object = {}): Outgoing => ({
  chatId: CHAT,
  method: 'sendMessage',
  payload: { chat_id: CHAT, text, ...more },
})
const buttons = (...row: object[]) => ({ reply_markup: { inline_keyboard: [row] } })
const WITH: Readonly<Record<Exclude<Lacks, 'reaction' | 'ephemeral'>, object>> = {
  style: buttons({ text: 'Vender', callback_data: 'c:1:1', style: 'success' }),
  copy_text: buttons({ text: 'Copiar', copy_text: { text: PIX } }, { text: 'Caiu', callback_data: 'c:1:1' }),
  disabled: buttons({ text: 'Confirmado por Bia', disabled: {} }),
  web_app: buttons({ text: 'Na tela', web_app: { url: 'https://loja.example/#/sell?draft=7' } }),
  rich: { rich_message: { blocks: [{ type: 'table', cells: [[{ text: 'Ana' }]] }] } },
  photo: { qr: PIX },
}
async function out(...calls: Outgoing[]) {
  const had = bot.staff.messages.length
  await putOut(bot.shop.database, calls)
  await bot.quiet()
  return bot.staff.messages.slice(had)
}

describe('what the server takes', () => {
  it('arrives as it was put out', async () => {
    const sent = await out(...Object.values(WITH).map((more, n) => send(`nº ${n}`, more)))
    expect(bot.telegram.refused).toEqual([])
    expect(sent.map((one) => one.text)).toEqual(['nº 0', 'nº 1', 'nº 2', 'nº 3', '', 'nº 5'])
    expect(sent[0]?.buttons[0]?.style).toBe('success')
    expect(sent[1]?.buttons[0]?.copy_text?.text).toBe(PIX)
    expect(sent[2]?.buttons[0]?.disabled).toEqual({})
    expect(sent[3]?.buttons[0]?.web_app).toBeTruthy()
    expect(sent[4]?.rich).toEqual((WITH.rich as { rich_message: object }).rich_message)
    expect(sent[5]?.photo).toEqual(qrPicture(PIX))
  })
})

describe.each(Object.entries(WITH))('where %s is refused', (name, more) => {
  it('each message arrives without it, in order, and it is tried no second time', async () => {
    bot.telegram.lacks.add(name as Lacks)
    const sent = await out(send('um', more), send('dois', more), send('três'))
    expect(sent.map((one) => one.text.split('\n')[0])).toEqual(['um', 'dois', 'três'])
    expect(bot.telegram.refused).toHaveLength(1)
    expect(await bot.bot.figures()).toMatchObject({ failed: 0 })
    for (const one of sent) expect(one.buttons.every((button) => !(name in button))).toBe(true)
  })
})

describe('what is said instead', () => {
  it('a code that cannot be copied by a button stands in the text, whole, however long the text is', async () => {
    bot.telegram.lacks.add('copy_text')
    const [short, long] = await out(send('Pix', WITH.copy_text), send('x'.repeat(4096), WITH.copy_text))
    expect(short?.text).toBe(`Pix\n\n${PIX}`)
    expect(short?.buttons.map((one) => one.text)).toEqual(['Caiu'])
    expect(long?.text).toHaveLength(4096)
    expect(long?.text.endsWith(`\n\n${PIX}`)).toBe(true)
  })

  it('one longer than Telegram copies is not tried, and switches nothing off', async () => {
    const code = 'y'.repeat(257)
    const [long, short] = await out(
      send('Pix', buttons({ text: 'Copiar', copy_text: { text: code } })),
      send('Pix', WITH.copy_text),
    )
    expect(long?.text).toBe(`Pix\n\n${code}`)
    expect(short?.buttons[0]?.copy_text).toBeTruthy()
    expect(bot.telegram.refused).toEqual([])
  })

  it('who confirmed stands below, where a button cannot be disabled', async () => {
    bot.telegram.lacks.add('disabled')
    const [sent] = await out(send('Recebido', WITH.disabled))
    expect(sent).toMatchObject({ text: 'Recebido\n\nConfirmado por Bia', buttons: [] })
  })

  it('the MiniApp opens by a link where its button is refused', async () => {
    bot.telegram.lacks.add('web_app')
    const [sent] = await out(send('Venda', WITH.web_app))
    expect(sent?.buttons[0]?.url).toBe('https://t.me/vila_nova_bot?startapp=dr_7')
  })

  it('a table is told in words, in place too', async () => {
    const [table] = await out(send('Ana', WITH.rich))
    bot.telegram.lacks.add('rich')
    const edit = { message_id: table?.id, text: 'Bia', ...WITH.rich }
    await out(send('Ana', WITH.rich), { ...send('', edit), method: 'editMessageText' })
    expect(table?.text).toBe('Bia')
  })

  it('a code stands above its words as a picture, in place too; where words alone follow, they are said below, and it goes', async () => {
    const [card] = await out(send('Como?'))
    const edit = (text: string, more: object = {}): Outgoing => ({
      ...send(text, { message_id: card?.id, ...more }),
      method: 'editMessageText',
    })
    await out(edit('Pix', WITH.photo))
    expect(card).toMatchObject({ text: 'Pix', photo: qrPicture(PIX) })
    await out(edit('Pago'))
    expect(bot.staff.messages).not.toContain(card)
    expect(bot.staff.messages.at(-1)).toMatchObject({ text: 'Pago' })
    expect(bot.staff.messages.at(-1)).not.toHaveProperty('photo')
    expect(await bot.bot.figures()).toMatchObject({ failed: 0 })
  })

  it('a code below a text that is longer than a picture’s may be is said in words, and switches nothing off', async () => {
    const [long, short] = await out(send('x'.repeat(1025), WITH.photo), send('Pix', WITH.photo))
    expect(long).not.toHaveProperty('photo')
    expect(short?.photo).toBeTruthy()
    expect(bot.telegram.refused).toEqual([])
  })

  it('a picture that does not go through, however often, holds its words up no longer', async () => {
    bot.telegram.faults.push({ method: 'sendPhoto', times: 9, status: 500 })
    expect((await out(send('Pix', WITH.photo), send('depois'))).map(({ text }) => text)).toEqual([
      'Pix',
      'depois',
    ])
  })

  it('a photo that is refused for itself takes no other with it; where none may be sent, none is tried again', () => {
    const capabilities = new Capabilities(() => null)
    const call = send('Leite', { shows: 'leite.webp' })
    const refuse = (code: number, description: string) => {
      const error = new GrammyError('refused', { ok: false, error_code: code, description }, 'sendPhoto', {})
      const attempt = capabilities.without(call, error)
      expect(attempt?.call).toEqual(send('Leite'))
      capabilities.latch(attempt?.left)
      return capabilities.fitted(call)
    }
    for (const one of ['PHOTO_INVALID_DIMENSIONS', 'IMAGE_PROCESS_FAILED', 'wrong file identifier'])
      expect(refuse(400, `Bad Request: ${one}`)).toEqual(call)
    expect(refuse(400, 'Bad Request: not enough rights to send photos to the chat')).toEqual(send('Leite'))
  })

  it('a line for one person alone, of a tap that is long ago, is said to all, and the next is theirs alone again', async () => {
    const group = -1001
    bot.telegram.administers.add(group)
    const line = (text: string): Outgoing => ({
      chatId: group,
      method: 'sendMessage',
      payload: {
        chat_id: group,
        text,
        ephemeral_message_parameters: { receiver_user_id: 222, callback_query_id: '7' },
      },
    })
    const description = 'Bad Request: query is too old and response timeout expired or query ID is invalid'
    bot.telegram.faults.push({ method: 'sendMessage', times: 1, status: 400, body: { description } })
    await out(line('um'), line('dois'))
    expect(bot.telegram.chats.get(group)?.map(({ text, seenBy }) => [text, seenBy])).toEqual([
      ['um', undefined],
      ['dois', 222],
    ])
  })

  it('of several that are refused each is found out, and the rest of the message stays', async () => {
    for (const one of ['style', 'disabled', 'copy_text'] as const) bot.telegram.lacks.add(one)
    const all = buttons(
      { text: 'Vender', callback_data: 'c:1:1', style: 'success' },
      { text: 'Copiar', copy_text: { text: PIX } },
      { text: 'Confirmado', disabled: {} },
    )
    const sent = await out(send('um', all), send('dois', all), send('três', all), send('quatro', all))
    expect(sent.map((one) => one.text.split('\n')[0])).toEqual(['um', 'dois', 'três', 'quatro'])
    for (const one of sent) {
      expect(one.buttons).toEqual([{ text: 'Vender', callback_data: 'c:1:1' }])
      expect(one.text).toContain(PIX)
      expect(one.text).toContain('Confirmado')
    }
    const before = bot.telegram.refused.length
    await out(send('cinco', all))
    expect(bot.telegram.refused).toHaveLength(before)
  })

  it('a receipt that a chat does not take is let go; one for a message that is gone switches nothing off', async () => {
    const react: Outgoing = {
      chatId: CHAT,
      method: 'setMessageReaction',
      payload: { chat_id: CHAT, message_id: 1, reaction: [{ type: 'emoji', emoji: '👍' }] },
    }
    const description = 'Bad Request: message to react not found'
    bot.telegram.faults.push({ method: react.method, times: 1, status: 400, body: { description } })
    await out(react)
    await out(react)
    expect(bot.telegram.reactions.get(`${CHAT}:1`)).toBe('👍')
    bot.telegram.lacks.add('reaction')
    await out(react, react, send('depois'))
    expect(bot.telegram.refused).toHaveLength(1)
    expect(await bot.bot.figures()).toMatchObject({ failed: 0 })
  })
})

describe('a refusal about something else', () => {
  const refusal = (code: number, description: string) =>
    new GrammyError('refused', { ok: false, error_code: code, description }, 'sendMessage', {})
  it.each<[number, string]>([
    [400, 'Bad Request: chat not found'],
    [400, 'Bad Request: message is too long'],
    [403, 'Forbidden: bot was blocked by the user'],
    [404, 'Not Found'],
    [429, 'Too Many Requests: retry after 3'],
    [500, 'Internal Server Error'],
  ])('%i %s: takes nothing out', (code, description) => {
    const capabilities = new Capabilities(() => null)
    for (const more of Object.values(WITH))
      expect(capabilities.without(send('x', more), refusal(code, description))).toBeUndefined()
  })
})
