// What is sent and is no text: photos by anybody but an owner, files, places, contacts; each is answered, and nothing false is said of it.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { TestBot } from '../support/bot.ts'
import { Speech, sound } from '../support/speech.ts'
import type { Person } from '../support/telegram.ts'

let bot: TestBot
let caio: Person
beforeAll(async () => {
  bot = await TestBot.open()
  caio = bot.telegram.person(333, 'Caio')
  const made = async (name: string, price: number) => {
    const { id } = await bot.shop.do('products.create', { name, price }, { actor: bot.shop.owner })
    await bot.shop.do('stock.receive', { productId: id, quantity: 50, unitCost: 100 })
  }
  await made('Croissant', 790)
  await made('Leite', 520)
  await bot.shop.do('customers.create', { name: 'Ana' })
})
afterAll(() => bot.close())
beforeEach(() => bot.owner.type('/cancel'))

const PHOTO = [{ file_id: 'p', file_unique_id: 'p', width: 90, height: 90 }]
const photo = (who: Person, caption?: string) =>
  who.send(who.sending({ photo: PHOTO, ...(caption === undefined ? {} : { caption }) }))
const products = () =>
  bot.shop.look<unknown>(`select json_agg(json_build_array(name, price, unit) order by id) from products`)
const acts = () => bot.shop.look<number>(`select count(*) from activities`)
const file = (mime_type: string, file_name: string) => ({
  document: { file_id: 'd', file_unique_id: 'd', mime_type, file_name },
})

describe('a photo by anybody else', () => {
  it('makes no product: its caption is a line like any other, and that is said', async () => {
    const [before, had] = [await products(), await acts()]
    expect((await photo(bot.staff, 'Torta de limão 8,00')).text).toMatch(/li só a legenda[\s\S]*Não achei/)
    expect((await photo(bot.staff, '2 leites pra Ana fiado')).text).toMatch(
      /li só a legenda[\s\S]*Ana[\s\S]*2 × Leite/,
    )
    expect((await photo(caio, 'quanto custa o leite?')).text).toMatch(/li só a legenda[\s\S]*5,20/)
    expect([await products(), await acts()]).toEqual([before, had])
  })

  it('without a caption has a helpful sentence', async () => {
    for (const who of [bot.staff, caio]) expect((await photo(who)).text).toMatch(/Escreva o que precisa/)
  })
})

describe('whatever is sent', () => {
  const KINDS: readonly (readonly [string, object, RegExp])[] = [
    ['a sheet by its name', file('application/octet-stream', 'Preços.XLSX'), /salve como CSV/],
    ['another file', file('application/pdf', 'x.pdf'), /Arquivos eu não leio/],
    ['a sticker', { sticker: {} }, /figurinha/],
    ['a moving picture', { animation: {}, document: {} }, /figurinha/],
    ['dice', { dice: { emoji: '🎲', value: 3 } }, /figurinha/],
    ['a contact', { contact: { phone_number: '+55', first_name: 'Zé' } }, /começa numa venda/],
    ['a place', { location: { latitude: 1, longitude: 1 } }, /observação da venda/],
    ['a venue', { venue: {}, location: { latitude: 1, longitude: 1 } }, /observação da venda/],
    ['a poll', { poll: {} }, /Enquetes/],
    ['a video', { video: {} }, /Vídeos/],
    ['a round video', { video_note: {} }, /microfone/],
    ['music', { audio: {} }, /microfone/],
    [
      'a voice note, where none is heard',
      { voice: { file_id: 'v', duration: 3 } },
      /No teclado do celular há um microfone/,
    ],
    ['what nobody knows yet', { hologram: {} }, /só leio texto/],
  ]
  it.each(KINDS)('%s is answered, and stores nothing', async (_, content, says) => {
    const had = await acts()
    expect((await bot.owner.send(bot.owner.sending(content))).text).toMatch(says)
    expect(await acts()).toBe(had)
  })

  it('by a customer: no number is kept, and they are told how their own leads to their account', async () => {
    const contact = { phone_number: '+5511987654321', first_name: 'Caio' }
    expect((await caio.send(caio.sending({ contact }))).text).toMatch(
      /não ficou guardado[\s\S]*\/start[\s\S]*📱 Mandar meu telefone/,
    )
    const own = { ...contact, user_id: 333 }
    expect((await caio.send(caio.sending({ contact: own }))).text).toMatch(/^Recebi!/)
    await bot.quiet()
    expect(await bot.shop.look(`select count(*) from updates where body::text like '%987654321%'`)).toBe(0)
  })

  it('no command of the team is told to a customer', async () => {
    for (const [, content] of KINDS)
      expect((await caio.send(caio.sending(content))).text).not.toMatch(/\/(?!comandos|start)|fiado|venda:/)
  })

  it('what Telegram notes by itself is not answered', async () => {
    const had = bot.owner.messages.length
    await bot.deliver(bot.owner.sending({ pinned_message: {} }))
    expect(bot.owner.messages.length).toBe(had)
  })

  it('in English, to who reads it', async () => {
    const tom = bot.telegram.person(444, 'Tom', { language_code: 'en' })
    for (const [kind, content] of KINDS) {
      const { text } = await tom.send(tom.sending(content))
      expect([kind, text]).toEqual([kind, expect.stringMatching(/\b(I|the|your|you)\b/)])
    }
  })
})

it('where voice notes are heard, one is told to record one', async () => {
  const speech = await Speech.start()
  const other = await TestBot.open({ speech: speech.service })
  for (const content of [{ audio: {} }, { video_note: {} }])
    expect((await other.owner.send(other.owner.sending(content))).text).toMatch(/Grave um áudio/)
  expect((await other.owner.send(other.owner.speaking(sound('Oi!')))).text).toMatch(/Ouvi: “Oi!”/)
  await other.close()
  await speech.stop()
})
