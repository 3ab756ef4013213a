// What people say to the bot without a slash: it is understood, answered or shown for one tap, and never acts by itself.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { TestBot } from '../support/bot.ts'

let bot: TestBot
let cafe = 0
beforeAll(async () => {
  bot = await TestBot.open()
  const { shop } = bot
  cafe = await shop.product([[1000, 100]], { name: 'cafe' })
  await shop.do('sales.create', { customerName: 'Ana', items: [{ productId: cafe, quantity: 40 }] })
})
afterAll(() => bot.close())
beforeEach(() => bot.staff.type('/cancel'))

/** All that a line could change. */
const stored = () =>
  bot.shop.look<number[]>(
    `select json_build_array((select count(*) from activities), (select count(*) from payments), (select count(*) from sales))`,
  )
const added = async (before: readonly number[]) =>
  (await stored()).map((count, n) => count - (before[n] ?? 0))

describe('an act that is said', () => {
  it.each([
    ['vende dois café pra Ana fiado', /Ana[\s\S]*2 × cafe[\s\S]*10,00[\s\S]*fiado/, [1, 0, 1]],
    ['Ana pagou 10 no pix', /Ana paga R\$\s10,00 em pix/i, [1, 1, 0]],
    ['chegou 10 café a 3,50', /Receber 10 un de cafe a R\$\s3,50/, [1, 0, 0]],
    ['quebrou 1 café', /cafe: −1 un \(quebrou\)/, [1, 0, 0]],
  ])('%s: is shown, and one tap stores it once', async (line, shown, changes) => {
    const before = await stored()
    const card = await bot.staff.type(line)
    expect(card.text).toMatch(shown)
    expect(await added(before)).toEqual([0, 0, 0])
    const tapping = bot.staff.tapping(card, /confirm|vender/i)
    await Promise.all([bot.telegram.deliver(tapping), bot.telegram.deliver(tapping)])
    await bot.quiet()
    expect(await added(before)).toEqual(changes)
  })

  it('“sim” is that tap, and acts once; “não” gives it up', async () => {
    const before = await stored()
    await bot.staff.type('1 café pra Ana fiado')
    expect((await bot.staff.type('Não.')).text).toMatch(/largado/i)
    expect((await bot.staff.type('sim')).text).not.toMatch(/levou/i)
    expect(await added(before)).toEqual([0, 0, 0])
    await bot.staff.type('1 café pra Ana fiado')
    expect((await bot.staff.type('Sim!')).text).toMatch(/Ana levou/i)
    await bot.staff.type('sim')
    expect(await added(before)).toEqual([1, 0, 1])
  })

  it('what is missing is asked for, and answered in words', async () => {
    const before = await stored()
    expect((await bot.staff.type('2 café pra Ana')).text).toMatch(/pago ou fiado\?/i)
    await bot.staff.type('fiado')
    await bot.staff.type('ok')
    expect(await added(before)).toEqual([1, 0, 1])
  })
})

describe('beside an open question', () => {
  it('a question in words is answered, and the open one stays', async () => {
    const before = await stored()
    const asked = await bot.staff.type('/buy Ana: 1 café')
    expect((await bot.staff.type('quem deve?')).text).toMatch(/Ana/)
    await bot.staff.tap(asked, /fiado/i)
    expect(await added(before)).toEqual([1, 0, 1])
  })

  it('another act begins; the first one waits, is not answered by words, and can be tapped', async () => {
    const before = await stored()
    const asked = structuredClone(await bot.staff.type('/buy Ana: 1 café'))
    expect((await bot.staff.type('Ana pagou 5 em dinheiro')).text).toMatch(/Ana paga/)
    await bot.staff.type('sim')
    expect(await added(before)).toEqual([1, 1, 0])
    await bot.deliver(bot.staff.tapping(asked, /fiado/i))
    expect(await added(before)).toEqual([2, 1, 1])
  })
})

describe('what is said', () => {
  it.each([
    ['oi', /escreva como você fala/i],
    ['obrigada!', /de nada/i],
    ['quanto a Ana deve?', /Ana deve/],
    ['o que tá acabando?', /acabando/],
    ['quanto vendi hoje?', /Hoje: R\$/],
    ['preço do café', /cafe · R\$\s5,00/],
    ['xyzzy', /não achei|não entendi/i],
  ])('%s is answered', async (line, says) => {
    const before = await stored()
    expect((await bot.staff.type(line)).text).toMatch(says)
    expect(await added(before)).toEqual([0, 0, 0])
  })

  it.each([
    ['quanto eu devo?', /conta|deve/i],
    ['quanto custa o café?', /5,00/],
    ['vende 2 café pra Ana fiado', /não entendi/i],
    ['quanto a Ana deve?', /não entendi/i],
    ['quanto vendi hoje?', /não entendi/i],
  ])('%s by a customer is theirs alone, and names no command of the team', async (line, says) => {
    const before = await stored()
    const caio = bot.telegram.person(333, 'Caio')
    const { text } = await caio.type(line)
    expect(text).toMatch(says)
    expect(text).not.toMatch(/Ana|\/(vender|buy|estoque|pagar)/)
    expect(await added(before)).toEqual([0, 0, 0])
  })
})
