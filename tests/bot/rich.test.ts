// Lists as compact tables: debts, statement, stock and prices, made of what the words say; told in words where there are no tables.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cardOf, GAP, line, rowLine } from '#commands/message.ts'
import { richOf } from '../../src/bot/rich.ts'
import { TestBot } from '../support/bot.ts'

let bot: TestBot
beforeAll(async () => {
  bot = await TestBot.open()
  bot.telegram.lacks.clear()
  const cafe = await bot.shop.product([[1000, 100]], { name: 'cafe' })
  for (let n = 0; n < 25; n++) await bot.shop.product([[1, 100]], { name: `bolo ${n}` })
  for (const name of ['Ana', 'Bento'])
    await bot.shop.do('sales.create', { customerName: name, items: [{ productId: cafe, quantity: 3 }] })
})
afterAll(() => bot.close())

interface Block {
  readonly type: string
  readonly text?: string
  readonly cells?: { readonly text?: string }[][]
  readonly is_compact?: boolean
}
const blocksOf = (message: object) =>
  (message as { rich?: { blocks: Block[] } }).rich?.blocks ?? (message as { blocks: Block[] }).blocks ?? []
const tables = (message: object) => blocksOf(message).filter((one) => one.type === 'table')

describe('a list', () => {
  it.each([
    [
      '/dividas',
      [
        ['Ana', 'R$\u00a015,00'],
        ['Bento', 'R$\u00a015,00'],
      ],
    ],
    ['/dividas Ana', [[expect.any(String), 'R$\u00a015,00']]],
    ['/produtos', [['bolo 0', 'R$\u00a05,00/un']]],
    ['/estoque', [[expect.stringContaining('bolo 0'), expect.stringContaining('1 un')]]],
  ])('%s comes as a compact table that says the same', async (line, rows) => {
    const message = await bot.staff.type(line)
    const [table] = tables(message)
    expect(table?.is_compact).toBe(true)
    const shown = table?.cells?.map((row) => row.slice(0, 2).map((cell) => cell.text)) ?? []
    expect(shown.slice(0, rows.length)).toEqual(rows)
  })

  it('is paged in place, a table for a table', async () => {
    const first = await bot.staff.type('/produtos')
    const before = JSON.stringify(first.rich)
    const next = await bot.staff.tap(first, '›')
    expect(tables(next)).toHaveLength(1)
    expect(JSON.stringify(next.rich)).not.toBe(before)
  })

  it('is told in words by a server without tables, and no other list is tried', async () => {
    bot.telegram.lacks.add('rich')
    const refused = bot.telegram.refused.length
    expect((await bot.staff.type('/dividas')).text).toMatch(/Ana: R\$/)
    expect((await bot.staff.type('/produtos')).text).toMatch(/bolo 0 · R\$/)
    expect(bot.telegram.refused).toHaveLength(refused + 1)
  })
})

describe('a server that says yes to what it does not know', () => {
  it.each([
    ['with nothing', true, 1],
    ['with a message of the words that went along', { message_id: 901, date: 0 }, 0],
  ])('%s: is sent the words, once, and no other table', async (_, result, again) => {
    const other = await TestBot.open()
    other.telegram.lacks.clear()
    const product = await other.shop.product([[10, 100]], { name: 'cafe' })
    await other.shop.do('sales.create', { customerName: 'Ana', items: [{ productId: product, quantity: 3 }] })
    const body = { ok: true, result }
    other.telegram.faults.push({ method: 'sendRichMessage', times: 1, status: 200, body })
    await other.deliver(other.staff.message('/dividas'))
    expect(other.staff.messages.map(({ text }) => text)).toEqual(
      again ? [expect.stringMatching(/Ana: R\$/)] : [],
    )
    expect((await other.staff.type('/produtos')).text).toMatch(/cafe · R\$/)
    expect(other.telegram.calls.filter(({ method }) => method === 'sendRichMessage')).toEqual([])
    await other.close()
  })
})

it('what a row does not say is no cell of words, and lines between stand by themselves', () => {
  const card = cardOf([
    line('A receber'),
    GAP,
    rowLine('🔴', { name: 'Ana', value: 'R$ 5,00', under: 'vencido' }),
    rowLine('', { name: 'Bia', value: 'R$ 1,00' }),
    line('Extrato:'),
    rowLine('', { name: '12/10', value: 'R$ 2,00' }),
  ])
  const { rich_message: rich } = richOf({ ...card, isList: true })
  const blocks = blocksOf(rich ?? {})
  expect(blocks.map((one) => one.text ?? one.cells?.map((row) => row.map(({ text = '' }) => text)))).toEqual([
    'A receber',
    [
      ['🔴 Ana', 'R$ 5,00', 'vencido'],
      ['Bia', 'R$ 1,00', ''],
    ],
    'Extrato:',
    [['12/10', 'R$ 2,00', '']],
  ])
  expect(richOf(card)).toEqual({})
})
