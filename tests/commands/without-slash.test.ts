// What the chat reads alike with a slash and without: a command's name, an act that somebody greets before, several acts behind one.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Outcome, runSpoken, settleDraft } from '#commands/index.ts'
import { Counter } from '../support/counter.ts'

let counter: Counter
beforeAll(async () => {
  counter = await Counter.open()
  await counter.sold('/buy Ana: 2 café fiado')
  await counter.sold('/buy Bia: 2 café fiado')
})
afterAll(() => counter.shop.close())

const chat = { source: 'chat' }
const say = (line: string, actor = counter.shop.staff) =>
  runSpoken(counter.shop.runtime, actor, line, { ...chat, offers: true })
const shown = ({ status, message: { text, buttons = [] } }: Outcome) => [status, text, buttons.flat()]

describe('a command by its name alone', () => {
  it.each([
    'vender',
    'Vender',
    'sell',
    'venda',
    'estoque',
    'stock',
    'pagar',
    'receber',
    'dividas',
    'produtos',
  ])('%s opens what it opens with its slash', async (name) => {
    expect(shown(await say(name))).toEqual(shown(await counter.type(`/${name}`, counter.shop.staff, chat)))
  })

  it('opens nothing that the person may not', async () => {
    for (const name of ['vender', 'estoque', 'pagar', 'usuario'])
      expect((await say(name, counter.shop.user)).message.text).not.toMatch(/Para quem|produtos ·|Quem pagou/)
  })

  it.each([
    ['pagar Ana 1', 'payments.create'],
    ['estoque café 10 x 3,50', 'stock.receive'],
    ['estoque quebrou 1 café', 'stock.adjust'],
    ['vender 2 café pago', 'sales.create'],
  ])('with what it is about it waits for a tap: %s', async (line, operation) => {
    expect(await say(line)).toMatchObject({ status: 'needs_input', operation })
  })
})

describe('a greeting', () => {
  it.each(['opa dois café pago', 'oi, dois café pago', 'bom dia um café', 'valeu, Ana pagou cinco reais'])(
    'before an act is taken off: %s',
    async (line) => {
      expect(await say(line)).toMatchObject({ status: 'needs_input' })
    },
  )

  it.each(['opa', 'opa tudo bem?', 'bom dia pessoal', 'oi Ana', 'obrigada viu', 'valeu mesmo'])(
    'alone is returned: %s',
    async (line) => {
      expect((await say(line)).status).toBe('said')
    },
  )
})

describe('several acts behind one command', () => {
  it('are asked for one after another in the chat, and none is done before its tap', async () => {
    const sales = async () => (await counter.shop.do('sales.list', {})).items.length
    const before = await sales()
    const first = await counter.type(
      '/buy Ana: 2 café fiado\nBia: 1 detergente fiado',
      counter.shop.staff,
      chat,
    )
    expect(first.message.text).toMatch(/1 de 2[\s\S]*Ana[\s\S]*Depois desta: Bia: 1 detergente fiado/)
    expect(await sales()).toBe(before)
    if (first.status !== 'needs_input') throw new Error(first.status)
    const { runtime, staff } = counter.shop
    const how = { ...chat, intentKey: 'intent:behind', request: { draft: 1 } }
    const done = await settleDraft(runtime, staff, first.draft, 'confirm', how)
    expect(done).toMatchObject({
      status: 'done',
      message: { text: expect.stringMatching(/^✅ Ana levou/) },
      following: { status: 'needs_input', message: { text: expect.stringMatching(/Bia[\s\S]*detergente/) } },
    })
    expect(await sales()).toBe(before + 1)
  })

  it.each([
    ['/estoque café 10 x 3,50\narroz 5 kg x 7,00', 'stock.receive'],
    ['/estoque quebrou 1 café e 2 detergentes', 'stock.adjust'],
    ['/pagar Ana 1,00\nBia 2,00', 'payments.create'],
  ])('each says its command again: %j', async (line, operation) => {
    const outcome = await counter.type(line, counter.shop.staff, chat)
    expect(outcome).toMatchObject({ status: 'needs_input', operation })
    expect(outcome.message.text).toContain('1 de 2')
  })

  it('are refused to programs', async () => {
    await expect(counter.type('/buy Ana: 2 café fiado\nBia: 1 detergente fiado')).rejects.toMatchObject({
      name: 'CommandError',
    })
  })
})
