// Several acts in one message: each is asked for by itself, under its own key, and none is left unsaid or done twice.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerDraft, type Outcome, run, runSpoken, settleDraft } from '#commands/index.ts'
import { Counter } from '../support/counter.ts'

let counter: Counter
beforeAll(async () => {
  counter = await Counter.open()
})
afterAll(() => counter.shop.close())

type Asks = Extract<Outcome, { status: 'needs_input' }>

const say = async (line: string, options: object = {}) => {
  const { runtime, owner } = counter.shop
  return runSpoken(runtime, owner, line, { source: 'test', ...options })
}

async function asked(line: string): Promise<Asks> {
  const outcome = await say(line)
  if (outcome.status !== 'needs_input') throw new Error(`${line}: ${outcome.status} ${outcome.message.text}`)
  return outcome
}

let keys = 0
const key = () => `intent:several-${++keys}`

const settle = (outcome: Asks, chosen: Parameters<typeof settleDraft>[3], intentKey: string) =>
  settleDraft(counter.shop.runtime, counter.shop.owner, outcome.draft, chosen, {
    source: 'test',
    intentKey,
    request: { question: intentKey },
  })

/** Confirms: what it came to, and what is asked next. */
async function on(asks: Asks, intentKey: string) {
  const outcome = await settle(asks, 'confirm', intentKey)
  if (outcome.status !== 'done' || !outcome.following)
    throw new Error(`${outcome.status}: ${outcome.message.text}`)
  return [outcome.message, outcome.following] as const
}

const sales = async () => (await counter.shop.do('sales.list', {})).items.length
const dueOf = async (q: string) => (await counter.shop.do('customers.list', { q })).items[0]?.due ?? 0

describe('a message of several acts', () => {
  it('asks for the first, tells the others, and goes on to each', async () => {
    const [count, due] = [await sales(), await dueOf('Ana')]
    const first = await asked('Ana 2 café fiado, Bia 1 café fiado e Ana levou 1 detergente fiado')
    expect(first.message.text).toContain('1 de 3')
    expect(first.message.text).toContain('Depois desta: Bia 1 café fiado · Ana levou 1 detergente fiado')
    const intent = key()
    const [sold, second] = await on(first, intent)
    expect(sold.text).toMatch(/^✅ Ana levou/)
    expect(second.message.text).toMatch(/^2 de 3[\s\S]*Bia[\s\S]*Depois desta: Ana levou/)
    const [soldToo, third] = await on(second, intent)
    expect(soldToo.text).toMatch(/^✅ Bia levou/)
    expect(third.message.text).toMatch(/1 × detergente/)
    // Each result has its own way back.
    for (const { buttons } of [sold, soldToo])
      expect(buttons?.at(-1)?.[0]).toMatchObject({ label: '↩ Desfazer', action: { do: 'undo' } })
    const last = await settle(third, 'confirm', intent)
    expect(last).toMatchObject({ status: 'done', operation: 'sales.create' })
    expect(last).not.toHaveProperty('following')
    expect(await sales()).toBe(count + 3)
    expect(await dueOf('Ana')).toBe(due + 1000 + 250)
  })

  it('does each once, however often its tap comes again', async () => {
    const count = await sales()
    const first = await asked('Ana 1 café fiado, Bia 1 café fiado')
    const intent = key()
    const again = await Promise.all([settle(first, 'confirm', intent), settle(first, 'confirm', intent)])
    expect(again.map(({ status }) => status)).toEqual(['done', 'done'])
    expect(await sales()).toBe(count + 1)
    const [, second] = await on(first, intent)
    expect(await sales()).toBe(count + 1)
    await settle(second, 'confirm', intent)
    const repeated = await settle(second, 'confirm', intent)
    expect(repeated).toMatchObject({ status: 'done', replayed: true })
    expect(await sales()).toBe(count + 2)
  })

  it('asks within an act as that act would, and answers go to it', async () => {
    const first = await asked('Ana levou 1 leite fiado e pagou 5 do que devia')
    expect(first.missing).toContain('items.0.product')
    const { runtime, owner } = counter.shop
    const intent = key()
    const how = { source: 'test', intentKey: intent }
    const named = (await answerDraft(runtime, owner, first.draft, 'desnatado', how)) as Asks
    expect(named.message.text).toContain('Depois desta: Ana pagou 5 do que devia')
    const [sold, second] = await on(named, intent)
    expect(sold.text).toMatch(/Ana levou/)
    expect(second.message.text).toMatch(/Ana paga R\$\s5,00/)
    expect(await settle(second, 'confirm', intent)).toMatchObject({ operation: 'payments.create' })
  })

  it.each(['/pagar Ana 1,00 dinheiro\nBia 2,00 dinheiro', '/estoque café 10 x 3,50\narroz 5 kg x 7,00'])(
    'leads to no screen, from the first to the last, for no screen goes on with several: %j',
    async (line) => {
      const first = (await counter.type(line, counter.shop.owner, { source: 'chat' })) as Asks
      const [, second] = await on(first, key())
      for (const { message, draft } of [first, second]) {
        expect(draft.form.kind).toBe('lines')
        const does = (message.buttons ?? []).flat().map(({ action }) => action.do)
        expect(does).toContain('confirm')
        expect(does).not.toContain('screen')
      }
    },
  )

  it('tells what can no more be asked for, with what was done', async () => {
    const { shop } = counter
    const { id } = await shop.do('customers.create', { name: 'Zuleica' })
    const first = await asked('Ana 1 café fiado, Zuleica 2 café fiado')
    const one = (await shop.do('customers.get', { id })) as { version: number }
    await shop.do('customers.edit', { id, version: one.version, name: 'Outra Pessoa' })
    const done = await settle(first, 'confirm', key())
    expect(done.message.text).toMatch(/Ana levou/)
    // She is asked about, or what is left is told: it is never dropped.
    const said = done.status === 'done' && done.following ? done.following.message.text : done.message.text
    expect(said).toContain('Zuleica')
  })

  it('is told plainly to a program, which runs one act at a time', async () => {
    const { runtime, owner } = counter.shop
    const line = 'Ana 1 café fiado, Bia 1 café fiado'
    await expect(run(runtime, owner, line, { source: 'test', preview: true })).rejects.toThrow(
      /São 2 coisas[\s\S]*Ana 1 café fiado\nBia 1 café fiado/,
    )
    await expect(run(runtime, owner, line, { source: 'test', choices: { confirm: 'yes' } })).rejects.toThrow(
      'São 2 coisas',
    )
  })

  it('of more than ten acts is not taken apart', async () => {
    const line = Array.from({ length: 12 }, (_, n) => `${n % 2 ? 'Ana' : 'Bia'}: 1 café fiado`).join('\n')
    await expect(say(line)).rejects.toThrow()
  })
})

describe('a line that cannot be read', () => {
  it('offers three that can, and the chosen one is read as if it had been typed', async () => {
    const outcome = (await say('Ana 2 café blorg fiado', { offers: true })) as Asks
    expect(outcome.choices['line']).toHaveLength(3)
    expect(outcome.message.text).toMatch(/blorg[\s\S]*Quis dizer:/)
    const lines = outcome.choices['line'] ?? []
    expect(lines.map(({ name }) => name)).toEqual([
      'vendi 2 café pra Ana',
      'quanto Ana deve?',
      'quanto tem de café?',
    ])
    const sold = await settle(outcome, { key: 'line', value: 0 }, key())
    expect(sold).toMatchObject({ status: 'needs_input', missing: ['payment'] })
    const owes = await settle(outcome, { key: 'line', value: 1 }, key())
    expect(owes.message.text).toMatch(/Ana (?:deve|não deve)/)
  })

  it.each(['👍', 'blorg', 'isso aí né', 'xyz 12'])(
    '%s: three questions are offered where nothing is named',
    async (line) => {
      const outcome = (await say(line, { offers: true })) as Asks
      const lines = (outcome.choices['line'] ?? []).map(({ name }) => name)
      expect(lines).toEqual(['quem deve?', 'o que está acabando?', 'quanto vendi hoje?'])
      for (const value of lines.keys())
        expect((await settle(outcome, { key: 'line', value }, key())).status).toBe('said')
    },
  )

  it('is refused where it was an answer to something else', async () => {
    await expect(say('blorg')).rejects.toThrow('blorg')
  })
})

describe('a customer', () => {
  const tells = async (line: string) => {
    const { runtime, user } = counter.shop
    const outcome = await runSpoken(runtime, user, line, { source: 'test', offers: true })
    expect(outcome.status).toBe('said')
    return outcome.message
  }

  it.each([
    ['vou pagar sexta', /combine o dia direto com a loja/],
    ['pago amanhã', /combine o dia direto com a loja/],
    ['quero 2 café', /não recebo pedidos/],
    ['me separa 1 pão de queijo', /não recebo pedidos/],
    ['falar com a loja', /não passo recados/],
    ['quero falar com alguém', /não passo recados/],
    ['paguei 20 agora no pix', /aparece na sua conta/],
    ['vocês abrem hoje?', /horário/],
    ['que horas fecha', /horário/],
    ['quanto devo', /conta|deve/],
    ['meu extrato', /conta|deve/],
    ['oi, quanto eu devo?', /conta|deve/],
    ['blorg', /não entendi/],
  ])('%s is answered fittingly', async (line, expected) => {
    expect((await tells(line)).text).toMatch(expected)
  })

  it('who owes is asked for the day at once; who owes nothing is told so', async () => {
    const { shop } = counter
    const owner = { actor: shop.owner }
    const { id: customerId } = await shop.do(
      'customers.create',
      { name: 'Vó Lu', userId: shop.user.userId },
      owner,
    )
    expect((await tells('vou pagar sexta')).text).toMatch(/não deve nada/)
    const productId = await shop.product([[1, 100]], { price: 2500 })
    await shop.do('sales.create', { customerId, items: [{ productId, quantity: 1 }] })
    const { text, buttons = [] } = await tells('vou pagar sexta')
    expect(text).toMatch(/Você deve R\$\s25,00/)
    expect(buttons[0]).toMatchObject([{ action: { do: 'begin', name: 'promise', id: customerId } }])
  })

  it('is told when the shop is open, in the owner’s words', async () => {
    const { shop } = counter
    const { version } = await shop.do('settings.get', {}, { actor: shop.owner })
    await shop.do('settings.edit', { version, hours: 'seg a sáb, 8h às 19h' }, { actor: shop.owner })
    expect((await tells('vocês abrem hoje?')).text).toMatch(/seg a sáb, 8h às 19h/)
  })

  it('is never told a command of the staff, and what they may open opens', async () => {
    for (const line of ['vou pagar sexta', 'quero 2 café', 'Ana pagou 10', '2 café pra Ana fiado', 'blorg']) {
      const { text, buttons = [] } = await tells(line)
      expect(text).not.toMatch(/\/(?:vender|buy|pagar|estoque|produto\b|usuario)|quem deve|vendi hoje/)
      for (const { action } of buttons.flat())
        expect(action).toMatchObject(action?.do === 'begin' ? { name: 'promise' } : { do: 'page' })
    }
  })
})
