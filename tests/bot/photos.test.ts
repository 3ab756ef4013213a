// Photos of goods by the bot: what they are sent for is done or asked, never guessed; what cannot be kept is said in words.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { TestBot } from '../support/bot.ts'
import { coloured, phonePhoto, rawPng, SECRET } from '../support/pictures.ts'

let bot: TestBot
beforeAll(async () => {
  bot = await TestBot.open()
  for (const [name, price] of [
    ['Croissant', 790],
    ['Leite', 520],
    ['Curau de milho', 600],
    ['Pão doce', 300],
    ['Pão francês', 100],
  ] as const)
    await bot.shop.do('products.create', { name, price }, { actor: bot.shop.owner })
})
afterAll(() => bot.close())
beforeEach(async () => {
  await bot.owner.type('/cancel')
  await bot.quiet()
})

let colour = 0
const picture = async (caption?: string, more: object = {}) =>
  bot.owner.picturing(await coloured(++colour), { ...(caption === undefined ? {} : { caption }), ...more })
const photo = async (caption?: string, more: object = {}) => bot.owner.send(await picture(caption, more))
const products = () =>
  bot.shop.look<unknown>(`select json_agg(json_build_array(name, price, unit) order by id) from products`)
const shownBy = (name: string) =>
  bot.shop.look<string | null>(`select to_json(photo) from products where name = '${name}'`)
const shown = () =>
  bot.shop.look<string[]>(
    `select coalesce(json_agg(name order by id), '[]') from products where photo is not null`,
  )
const photos = () => bot.shop.look<unknown>(`select json_agg(photo order by id) from products`)
/** Sends a photo that is here only when what is typed meanwhile is answered. */
async function late(first: readonly string[], meanwhile: readonly string[]): Promise<void> {
  for (const text of first) await bot.owner.type(text)
  let arrive = () => {}
  const isHere = new Promise<void>((done) => {
    arrive = done
  })
  bot.held.set('recordings.heard', () => isHere)
  await bot.telegram.deliver(await picture())
  for (const text of meanwhile) await bot.owner.type(text)
  expect(await bot.bot.figures()).toMatchObject({ inbox: 0, unheard: 1 })
  bot.held.delete('recordings.heard')
  arrive()
  await bot.quiet()
}
const labels = (card: { buttons: readonly { text: string }[] }) => card.buttons.map(({ text }) => text)

describe('a photo with the caption /product and a name', () => {
  it('is that product’s, cleaned, and one tap takes it back', async () => {
    const answer = await bot.owner.send(
      bot.owner.picturing(await phonePhoto(), { caption: '/product curau' }),
    )
    expect(answer.text).toBe('📷 Curau de milho: foto trocada.')
    const name = await shownBy('Curau de milho')
    const kept = await bot.media.media.file(`${name}.webp`)
    expect([kept?.length !== undefined, Buffer.from(kept ?? []).includes(SECRET)]).toEqual([true, false])
    await bot.owner.tap(answer, /desfazer/i)
    expect(await shownBy('Curau de milho')).toBeNull()
  })

  it('that fits several asks which, and is that one’s', async () => {
    const card = await photo('/produto pão')
    expect([card.text, labels(card)]).toEqual([
      expect.stringMatching(/Qual “pão”\?/),
      expect.arrayContaining(['Pão doce', 'Pão francês']),
    ])
    await bot.owner.tap(card, /Pão doce/)
    await bot.quiet()
    expect([await shownBy('Pão doce'), await shownBy('Pão francês')]).toEqual([expect.any(String), null])
  })

  it('that nothing fits is told, and nothing is made', async () => {
    const before = await products()
    expect((await photo('/product pastel')).text).toMatch(/pastel/)
    expect(await products()).toEqual(before)
  })

  it('acts once, however often Telegram tells of it', async () => {
    const update = await picture('/product leite')
    const acts = () =>
      bot.shop.look<number>(`select count(*) from activities where operation = 'products.setMedia'`)
    const had = await acts()
    await bot.telegram.deliver(update, 3)
    await bot.quiet()
    expect((await acts()) - had).toBe(1)
  })

  it('handed on waits for a tap', async () => {
    const before = await shownBy('Pão francês')
    const forward_origin = { type: 'hidden_user', sender_user_name: 'X', date: 0 }
    const card = await photo('/product pão francês', { forward_origin })
    expect([card.text, await shownBy('Pão francês')]).toEqual([
      expect.stringMatching(/Pão francês: foto nova/),
      before,
    ])
    await bot.owner.tap(card, /confirm/i)
    await bot.quiet()
    expect(await shownBy('Pão francês')).not.toBe(before)
  })
})

describe('the card of a product', () => {
  const sent = () =>
    bot.telegram.calls.filter(({ method }) => method === 'sendPhoto').map(({ payload }) => payload['photo'])

  it('shows its photo with what is said of it below, uploaded once and known by its id from then on', async () => {
    await photo('/product leite')
    const name = await shownBy('Leite')
    bot.telegram.calls.length = 0
    const card = await bot.owner.type('/product leite')
    expect(card.text).toMatch(/^Leite · R\$\s5,20\/un/)
    expect(sent()).toEqual([Buffer.from((await bot.media.media.file(`${name}.webp`)) ?? [])])
    await bot.owner.type('/product leite')
    expect(sent()[1]).toBe('sent-large')
    await bot.telegram.deliver(bot.owner.tapping(card, /Voltar/))
    await bot.quiet()
    expect(bot.owner.messages.at(-1)?.text).toMatch(/produtos/)
  })

  it('is its words where pictures are refused, and where the photo cannot be had', async () => {
    bot.telegram.lacks.add('photo')
    expect((await bot.owner.type('/product leite')).text).toMatch(/^Leite · R\$\s5,20\/un/)
    bot.telegram.lacks.delete('photo')
  })
})

describe('a photo that is asked for', () => {
  it('by /product … foto, or by a button: the next one is it', async () => {
    expect((await bot.owner.type('/product croissant foto')).text).toMatch(/Croissant[\s\S]*Mande a foto/)
    expect((await photo()).text).toBe('📷 Croissant: foto trocada.')
    const first = await shownBy('Croissant')
    const card = await bot.owner.type('/product croissant')
    // The card is a picture: what is asked stands in its place, as a message of its own.
    await bot.deliver(bot.owner.tapping(card, /Foto/))
    expect(bot.owner.messages.at(-1)?.text).toMatch(/Mande a foto/)
    await photo()
    await bot.quiet()
    expect(await shownBy('Croissant')).not.toBe(first)
  })

  it('words are none, and it is asked again; of an album the first alone is it', async () => {
    await bot.owner.type('/product leite foto')
    expect((await bot.owner.type('xyzzy')).text).toMatch(/Isso não é foto[\s\S]*Mande a foto/)
    const sticker = await bot.owner.send(bot.owner.sending({ sticker: {} }))
    expect(sticker.text).toMatch(/figurinha[\s\S]*Mande a foto/)
    const before = await shownBy('Leite')
    const had = bot.owner.messages.length
    for (let n = 0; n < 3; n++) await bot.deliver(await picture(undefined, { media_group_id: 'leite' }))
    const after = await shownBy('Leite')
    expect([after === before, bot.owner.messages.at(-1)?.text]).toEqual([false, '📷 Leite: foto trocada.'])
    expect(bot.owner.messages.length - had).toBeLessThanOrEqual(1)
  })

  it('is that of the goods it was sent for, whatever is asked when it is here', async () => {
    const before = await Promise.all(['Croissant', 'Leite'].map(shownBy))
    await late(['/product croissant foto'], ['/product leite foto'])
    expect([(await shownBy('Croissant')) === before[0], await shownBy('Leite')]).toEqual([false, before[1]])
    expect((await photo()).text).toBe('📷 Leite: foto trocada.')
  })

  it.each([
    ['is over', ['/product croissant foto'], ['/cancel', '/product leite foto']],
    ['came later', [], ['/product leite foto']],
    ['is of other goods now', ['/product pão foto', 'pão doce'], ['voltar', 'pão francês']],
  ])('where what it was sent for %s, it is asked whose it is', async (_, first, meanwhile) => {
    const before = await photos()
    await late(first, meanwhile)
    expect(bot.owner.messages.at(-1)?.text).toMatch(/De que produto é\?/)
    expect(await photos()).toEqual(before)
  })

  it('goes on being asked after one that cannot be kept', async () => {
    await bot.owner.type('/product leite foto')
    const card = await bot.owner.send(bot.owner.picturing(Buffer.from('<svg/>')))
    expect(card.text).toMatch(/não consigo abrir[\s\S]*Mande a foto/)
    expect((await photo()).text).toBe('📷 Leite: foto trocada.')
  })
})

describe('a photo with other words below it', () => {
  it.each([
    [
      'Bolo de pote 8,00',
      /Produto novo: Bolo de pote · R\$\s8,00\/un · com foto/,
      ['Bolo de pote', 800, 'un'],
    ],
    ['🍮 Pudim R$ 6,50 un', /Produto novo: 🍮 Pudim · R\$\s6,50/, ['Pudim', 650, 'un']],
    ['novo Rosca 3 reais', /Produto novo: Rosca · R\$\s3,00/, ['Rosca', 300, 'un']],
    ['Queijo minas 40,00 kg', /Produto novo: Queijo minas · R\$\s40,00/, ['Queijo minas', 4000, 'kg']],
    ['/product novo Torta 9,00', /Produto novo: Torta · R\$\s9,00/, ['Torta', 900, 'un']],
  ])('“%s” is something new: shown, and made with its photo by one tap', async (caption, says, row) => {
    const before = await products()
    const card = await photo(caption)
    expect(card.text).toMatch(says)
    expect(card.text).not.toMatch(/legenda/)
    expect(await products()).toEqual(before)
    await bot.owner.tap(card, /confirm|criar/i)
    await bot.quiet()
    expect(await products()).toContainEqual(row)
    expect(await shown()).toContain(row[0])
  })

  it.each([
    ['croissant 8,50', /Croissant: preço R\$\s8,50/, ['Croissant', 850, 'un']],
    ['croissant preço 7,00', /Croissant: preço R\$\s7,00/, ['Croissant', 700, 'un']],
  ])('“%s” is a change of price, and that the photo is not kept is said', async (caption, says, row) => {
    const before = await shownBy('Croissant')
    const card = await photo(caption)
    expect(card.text).toMatch(/^📷 A foto em si não fica guardada/)
    expect(card.text).toMatch(says)
    await bot.owner.tap(card, /confirm/i)
    await bot.quiet()
    expect([await products(), await shownBy('Croissant')]).toEqual([expect.arrayContaining([row]), before])
  })

  it('a name of the shop alone is that one’s photo, by one tap; one near it is asked about', async () => {
    const before = await shownBy('Leite')
    const card = await photo('leite')
    expect([card.text, await shownBy('Leite')]).toEqual([expect.stringMatching(/Leite: foto nova/), before])
    await bot.owner.tap(card, /confirm/i)
    await bot.quiet()
    expect(await shownBy('Leite')).not.toBe(before)
    expect(labels(await photo('croisant 9,00'))).toEqual([
      expect.stringMatching(/^Croissant: preço/),
      expect.stringMatching(/^Produto novo: croisant/),
      expect.stringMatching(/Cancelar$/),
    ])
  })

  it('without a price it is asked, and the photo is not forgotten', async () => {
    expect((await photo('Bolo de fubá')).text).toMatch(/Qual o preço de Bolo de fubá\?/)
    const card = await bot.owner.type('12,00')
    await bot.owner.tap(card, /criar|confirm/i)
    await bot.quiet()
    expect(await shown()).toContain('Bolo de fubá')
  })

  it('without a caption it is asked whose it is, never guessed; of an album once', async () => {
    const before = await shown()
    expect((await photo()).text).toMatch(/De que produto é\?/)
    expect(await shown()).toEqual(before)
    expect((await bot.owner.type('pão francês')).text).toMatch(/Pão francês: foto nova/)
    await bot.owner.type('/cancel')
    await bot.quiet()
    const had = bot.owner.messages.length
    for (let n = 0; n < 4; n++) await bot.deliver(await picture(undefined, { media_group_id: 'a1' }))
    expect(bot.owner.messages.length).toBe(had + 1)
  })

  it('an album with a caption is its card alone', async () => {
    const had = bot.owner.messages.length
    await bot.deliver(await picture('Broa 8,00', { media_group_id: 'a2' }))
    for (let n = 0; n < 2; n++) await bot.deliver(await picture(undefined, { media_group_id: 'a2' }))
    expect(bot.owner.messages.length).toBe(had + 1)
  })

  it('a caption that is no name, or without end, stores nothing', async () => {
    const before = await products()
    expect((await photo('8,00')).text).toMatch(/produto/i)
    expect((await photo('muito '.repeat(150))).text).toMatch(/comprida demais/)
    expect(await products()).toEqual(before)
  })
})

describe('a file that is an image', () => {
  it('is the same as a photo', async () => {
    const update = bot.owner.filing(await coloured(++colour), 'image/jpeg', { caption: '/product leite' })
    expect((await bot.owner.send(update)).text).toBe('📷 Leite: foto trocada.')
  })

  it.each<[string, () => Uint8Array, string, object, RegExp]>([
    [
      'HEIC',
      () => Buffer.concat([Buffer.from('00000018667479706865696300000000', 'hex'), Buffer.alloc(99)]),
      'image/heic',
      {},
      /não consigo abrir[\s\S]*Mande como foto/,
    ],
    ['an SVG', () => Buffer.from('<svg/>'), 'image/svg+xml', {}, /não consigo abrir/],
    ['a bomb', () => rawPng(50_000, 50_000, { pixels: false }), 'image/png', {}, /grande demais/],
    ['more than is kept', () => Buffer.alloc(11 * 1024 * 1024), 'image/png', {}, /grande demais/],
  ])('%s is refused in words, and changes nothing', async (_, make, type, more, says) => {
    const before = await shownBy('Leite')
    const answer = await bot.owner.send(
      bot.owner.filing(make(), type, { caption: '/product leite', ...more }),
    )
    expect(answer.text).toMatch(says)
    expect(await shownBy('Leite')).toBe(before)
  })

  it('larger than a bot may fetch is refused without being asked for', async () => {
    const fetched = bot.telegram.calls.filter(({ method }) => method === 'getFile').length
    const document = { file_id: 'big', file_unique_id: 'big', mime_type: 'image/png', file_size: 20_000_001 }
    expect((await bot.owner.send(bot.owner.sending({ document, caption: '/product leite' }))).text).toMatch(
      /grande demais/,
    )
    expect(bot.telegram.calls.filter(({ method }) => method === 'getFile').length).toBe(fetched)
  })

  it('that Telegram does not give out is told, and may be sent again', async () => {
    const photo = [{ file_id: 'nowhere', file_unique_id: 'n', width: 9, height: 9 }]
    expect((await bot.owner.send(bot.owner.sending({ photo, caption: '/product leite' }))).text).toMatch(
      /Não consegui guardar a foto agora/,
    )
  })
})

it('staff’s photos change nothing, and are answered', async () => {
  const before = await shown()
  for (const caption of ['/product leite', '/product leite foto'])
    expect((await bot.staff.send(bot.staff.picturing(await coloured(++colour), { caption }))).text).toMatch(
      /só para gestão/,
    )
  expect((await bot.staff.type('/product leite foto')).text).toMatch(/só para gestão/)
  expect(await shown()).toEqual(before)
})
