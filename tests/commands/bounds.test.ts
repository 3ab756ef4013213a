// No line holds the process: honest lists of a large shop are read, and what is piled up to be dear is refused or parted.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sayRefusal, wordsOf } from '#commands/index.ts'
import { step } from '#database/step.ts'
import { Counter } from '../support/counter.ts'

const PRODUCTS = 5000
/** Far over the 50 that are promised, for a machine that does much else meanwhile; what grows by itself takes for ever. */
const HELD_MAX_MS = 1000

const many = step(
  'test.many',
  `with p as (
     insert into products (name, folded, price, unit)
     select name, name, 500, 'un' from (select unnest(@names::text[]) as name) n
     returning id)
   select count(*)::text from p`,
)

let counter: Counter
const heads = ['cafe', 'queijo', 'bolo', 'suco', 'pao', 'leite', 'sabao', 'arroz e feijao', 'molho', 'cha']
const tails = [
  'coado',
  'minas',
  'de fubá',
  'natural',
  'doce',
  'integral',
  'em po',
  'tipo 1',
  'especial',
  'quente',
]
const names = Array.from({ length: PRODUCTS }, (_, n) =>
  `${heads[n % 10]} ${tails[Math.floor(n / 10) % 10]} ${n}`.normalize('NFD').replaceAll(/\p{M}/gu, ''),
)

beforeAll(async () => {
  counter = await Counter.open()
  // A statement has five seconds, also on a machine that is at work.
  for (let n = 0; n < PRODUCTS; n += 500)
    await counter.shop.database.run([many], { names: names.slice(n, n + 500) })
})
afterAll(() => counter.shop.close())

/** Types a line, and gives what it came to, and the longest time in milliseconds that nobody else had a turn. */
async function held(line: string) {
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  const answer = await counter.type(line, counter.shop.owner, { preview: true }).then(
    (outcome) => outcome.status,
    (error: unknown) => sayRefusal(error, wordsOf('pt-BR', 'BRL')),
  )
  await new Promise((resolve) => setTimeout(resolve, 10))
  delay.disable()
  return { answer, ms: delay.max / 1e6 }
}

const upTo = (text: string, unit: string) =>
  text + unit.repeat(Math.floor((4096 - text.length) / unit.length))

const HOSTILE = [
  upTo('/buy ', 'c e p e '),
  `${upTo('/buy ', 'c e p e ').slice(0, 4080)} zzz fiado`,
  upTo('/buy ', 'q e q e '),
  upTo('/buy ', 'cafe coado 10 e leite '),
  upTo('/buy Ana: ', 'arroz e feijao doce e '),
  upTo('/buy Ana: ', 'fiado '),
  upTo('/buy Ana: 1 cafe ', 'pago 1 '),
  upTo('/buy Ana: ', 'papel nota '),
  upTo('/buy ', 'xilofonx, '),
  upTo('/buy ', 'pix,'),
  upTo('/buy ', 'cafr\n'),
  upTo('/buy Ana: ', '2 caffe coaddo, '),
  upTo('/buy Ana: ', 'vinte e cinco cafe '),
  upTo('/buy Ana: ', '2cafe '),
  upTo('/pagar Ana ', 'vinte e dois e '),
  upTo('Ana pagou ', 'dez reais e cinquenta '),
  upTo('/buy ', '1'),
  upTo('/buy ', '1 '),
  upTo('/buy ', '1a1 nota '),
  upTo('/buy ', '\u0301'),
  upTo('/buy ', 'a\u0301\u0302'),
  upTo('/buy ', 'ﷺ '),
  upTo('/buy ', 'a'),
  upTo('/buy ', 'Ana '),
  upTo('/estoque ', 'x '),
  upTo('/estoque cafe ', '1x1 '),
  upTo('/estoque cafe ', '- '),
  upTo('/estoque ', '-1 '),
  upTo('/estoque cafe ', '= '),
  upTo('/pagar ', 'Ana '),
  upTo('/pagar Ana ', '1 '),
  upTo('/pagar ', 'pix '),
  upTo('/product novo ', '1,00 '),
  upTo('/product ', 'preço '),
  upTo('/user ', '@a '),
  upTo('/dividas ', 'a e b '),
  upTo('', 'c e p '),
  upTo('Ana pagou ', '1 '),
  upTo('chegou ', 'cafe 10 '),
  upTo('quebrou ', '- '),
  upTo('quanto ', 'deve '),
  upTo('2 cafe pra ', 'Ana '),
  upTo('/buy', ' '),
  upTo('/', 'a'),
]

describe('a line of 4,096 characters', () => {
  it.each(HOSTILE.map((line) => [`${line.slice(0, 40)}…`.replaceAll('\n', '⏎'), line]))(
    '%j holds nobody up',
    async (_, line) => {
      const { answer, ms } = await held(line)
      expect(answer).toBeTruthy()
      expect(ms).toBeLessThan(HELD_MAX_MS)
    },
  )

  it('of more lines than a sale holds is told so', async () => {
    const lines = Array.from({ length: 201 }, () => '1 café')
    expect((await held(`/buy Ana: ${lines.join(',')} fiado`)).answer).toMatch(/200 linhas/)
    expect((await held(`/buy Ana: ${'café\n'.repeat(700)}fiado`)).answer).toMatch(/200 linhas/)
    expect((await held(upTo('/buy ', 'c '))).answer).toMatch(/200 linhas/)
  })

  it('of one more character is refused before it is read', async () => {
    await expect(counter.type(`/buy ${'a'.repeat(4092)}`)).rejects.toThrow('4.096')
  })
})

describe('an honest list', () => {
  it('of 200 lines among 5,000 products is read, with commas, lines and "e" between them', async () => {
    for (const between of [', ', '\n', ' e ']) {
      const lines = Array.from({ length: 200 }, (_, n) => `2 ${names[(n * 20) % PRODUCTS]}`)
      const line = `/buy Ana: ${lines.join(between).slice(0, 4000)}`
      const { answer, ms } = await held(`${line.slice(0, line.lastIndexOf(between))} fiado`)
      expect(answer).toMatch(/^preview|há 0|só tem/)
      expect(ms).toBeLessThan(HELD_MAX_MS)
    }
  })

  it('of fifteen with one unknown word names that word', async () => {
    const lines = Array.from({ length: 14 }, () => '1 café')
    const { answer, ms } = await held(`/buy Ana: ${lines.join(' e ')} e 1 xilofone fiado`)
    expect(answer).toMatch(/xilofone/)
    expect(ms).toBeLessThan(HELD_MAX_MS)
  })
})
