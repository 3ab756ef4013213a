// The same acts through the chat, over HTTP and over the bridge: the same rows in every table of the ledger, and the same words.

import { Client as Postgres } from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { executeOutput } from '#http/commands.ts'
import { App, type Client } from './support/app.ts'
import { type FreshDatabase, freshDatabase } from './support/database.ts'
import { urlOf } from './support/database-names.ts'
import { finer } from './support/finer.ts'
import { ACTS, ASKED, type Asked, ENGLISH_ASKED, ENGLISH_LINES, LINES } from './support/lines.ts'
import { type Person, Telegram } from './support/telegram.ts'

const OLGA = 801
let telegram: Telegram
const shops: { fresh: FreshDatabase; app: App; owner: Client }[] = []
let olga: Person

beforeAll(async () => {
  telegram = await Telegram.start()
  for (const env of [{ BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.root }, {}, {}]) {
    const fresh = await freshDatabase()
    const app = await App.start({ DATABASE_URL: urlOf(fresh.config), ...(env as Record<string, string>) })
    shops.push({ fresh, app, owner: await app.login('owner', OLGA, 'Olga') })
  }
  olga = telegram.person(OLGA, 'Olga')
})
afterAll(async () => {
  await telegram.stop()
  for (const { app, fresh } of shops) {
    await app.stop()
    await fresh.drop()
  }
})

const EXECUTE = '/api/commands/execute'
const UNDO = /desfazer|undo/i

/** The shop that is talked to, the one that is called, and the one that another program sends lines to. */
function doors() {
  const [chat, http, bridge] = shops
  if (!chat || !http || !bridge) throw new Error('three shops')
  return { chat, http, bridge }
}

const TABLES: Readonly<Record<string, string>> = {
  products: 'id, name, emoji, unit, price, min_stock, stock, version, rev, archived_at is null',
  lots: 'id, product_id, quantity, remaining, unit_cost, expires_on, note, rev',
  movements: 'id, product_id, lot_id, kind, quantity, level, unit_cost, source_type, source_id, line, reason',
  customers: 'id, name, due, credit, version, rev',
  sales: 'id, customer_id, subtotal, discount, total, "on", due_on, note, voided_at is null, rev',
  sale_lines: 'sale_id, n, product_id, name, emoji, unit, quantity, unit_price, discount, total, cost',
  payments: 'id, customer_id, sale_id, amount, allocated, method, "on", note, rev',
  charges: 'customer_id, source_id, "on", due_on, amount, allocated',
  allocations: 'payment_id, charge_id, amount',
  activities: 'operation, entity, entity_id, amount',
  ways_back: 'activity_id as id, operation, input',
  events: 'topic, name, entity, entity_id, rev, data',
}

/** People have their own numbers in each shop. */
const WHERE: Readonly<Record<string, string>> = {
  events: `where entity <> 'user'`,
  activities: `where entity <> 'user' and refused is null`,
  ways_back: `where operation <> 'users.edit'`,
}

const rowsOf = async (fresh: FreshDatabase) => {
  const client = new Postgres(fresh.config)
  await client.connect()
  const rows: Record<string, unknown[]> = {}
  for (const [table, columns] of Object.entries(TABLES)) {
    const where = WHERE[table] ?? ''
    const text = `select ${columns} from ${table} ${where} order by id`
    rows[table] = (await client.query({ text, rowMode: 'array' })).rows as unknown[]
  }
  await client.end()
  return rows
}

it('gives the same rows, and the same words for what was done', async () => {
  const { chat, http } = doors()
  for (const [line, method, path, body] of ACTS) {
    const answer = await olga.type(line)
    expect(
      answer.buttons.some((one) => UNDO.test(one.text)),
      `${line}: ${answer.text}`,
    ).toBe(true)
    const { status, text } = await http.owner[method](path, body)
    expect(status, `${path}: ${text}`).toBeLessThan(300)
  }
  expect(await rowsOf(chat.fresh)).toEqual(await rowsOf(http.fresh))
})

/** How long ago the like of it was sold is said by when each door was asked. */
const timeless = (text: unknown) => String(text).replace(/(⚠️ (?:Igual à|The same as)).*/g, '$1')

/** Those that chat and bridge answer differently. */
async function differing(lines: readonly string[]): Promise<unknown[]> {
  const differ: unknown[] = []
  for (const line of lines) {
    // What is open would be told again below a refusal.
    await olga.type('/cancel')
    const said = await olga.type(line)
    const { status, body } = await doors().bridge.owner.post(EXECUTE, { command: line })
    if (status === 200) expect(executeOutput.parse(body), `of ${line}`).toEqual(body)
    // A refusal of the domain is said in each door's own sentence; of what cannot be read there is one.
    // What is open in the chat stays under what it is told about a line that cannot be read.
    const same =
      status === 200
        ? timeless(body['text']) === timeless(said.text)
        : status === 409 || said.text.startsWith(String(body['detail']))
    const undo = said.buttons.some((one) => UNDO.test(one.text))
    const acted = body['status'] === 'done' && body['undoId'] !== null
    if (!same || undo !== acted) differ.push([line, said.text, status, body['text'] ?? body['detail']])
  }
  return differ
}

it('chat and bridge: the same lines have the same words, refusals and rows', async () => {
  const { chat, bridge } = doors()
  for (const [line] of ACTS) await bridge.owner.post(EXECUTE, { command: line })
  expect(await rowsOf(bridge.fresh)).toEqual(await rowsOf(chat.fresh))
  expect(LINES.length).toBeGreaterThanOrEqual(60)
  expect(await differing(LINES)).toEqual([])
  expect(await rowsOf(bridge.fresh)).toEqual(await rowsOf(chat.fresh))
})

it('a preview changes nothing, whatever is typed', async () => {
  const { http } = doors()
  const before = await rowsOf(http.fresh)
  for (const command of [
    ...LINES,
    ...ENGLISH_LINES,
    ...[...ASKED, ...ENGLISH_ASKED].map(({ line }) => line),
  ]) {
    const { body } = await http.owner.post(EXECUTE, { command, preview: true })
    expect(body['undoId'] ?? null, `of ${command}`).toBeNull()
  }
  expect(await rowsOf(http.fresh)).toEqual(before)
})

/** What is asked, offered and then done is alike through both. */
async function askedAlike(lines: readonly Asked[], cancel: string, confirm: RegExp): Promise<void> {
  const { bridge } = doors()
  for (const { line: command, choices, tap, type } of lines) {
    const question = await olga.type(command)
    const asked = await bridge.owner.post(EXECUTE, { command })
    const [key = ''] = Object.keys(choices)
    expect(executeOutput.parse(asked.body), `of ${command}`).toEqual(asked.body)
    expect(asked.body, `of ${command}`).toMatchObject({
      status: 'needs_input',
      missing: [key],
      text: question.text,
    })
    const offered = (asked.body['choices'] as Record<string, { name: string }[]>)[key] ?? []
    // The card has more: which method, what may be said besides.
    const labels = question.buttons.map(({ text }) => text)
    for (const { name } of [...offered, { name: cancel }])
      expect(labels, `of ${command}`).toContainEqual(expect.stringContaining(name))
    const said = tap ? await olga.tap(question, tap) : await olga.tap(await olga.type(type ?? ''), confirm)
    const { body } = await bridge.owner.post(EXECUTE, { command, choices })
    expect(body['status'], `of ${command}`).toBe('done')
    expect(timeless(body['text']), `of ${command}`).toBe(timeless(said.text))
  }
}

it('what is open is asked alike, by buttons and by choices, and ends alike', async () => {
  const { chat, bridge } = doors()
  await telegram.person(804, 'Duda').type('/start')
  await bridge.app.login('user', 804, 'Duda')
  await askedAlike(ASKED, '✖ Cancelar', /confirmar|vender|criar/i)
  expect(await rowsOf(bridge.fresh)).toEqual(await rowsOf(chat.fresh))
})

finer('in English too', async () => {
  const { chat, bridge } = doors()
  const speak = async (language: string) => {
    for (const { owner } of [chat, bridge]) {
      const { version } = (await owner.get('/api/preferences')).body
      expect((await owner.patch('/api/preferences', { version, language })).status).toBe(200)
    }
  }
  await speak('en')
  expect(await differing(ENGLISH_LINES)).toEqual([])
  await askedAlike(ENGLISH_ASKED, '✖ Cancel', /confirm|sell/i)
  expect(await rowsOf(bridge.fresh)).toEqual(await rowsOf(chat.fresh))
  await speak('pt-BR')
})

it('the bridge refuses by right, by what cannot be read and by rule, previewed or not, and changes nothing', async () => {
  const { http } = doors()
  const user = await http.app.login('user', 805, 'Caio')
  const before = await rowsOf(http.fresh)
  for (const preview of [true, false]) {
    const codeOf = async (who: Client, body: object) => {
      const answer = await who.post(EXECUTE, { preview, ...body })
      return [answer.status, answer.body['code']]
    }
    for (const command of [
      '/buy Ana: 1 café fiado',
      '/pagar Ana tudo',
      '/user duda owner',
      '/product x preço 1',
    ])
      expect(await codeOf(user, { command }), `of ${command}`).toEqual([403, 'forbidden'])
    for (const body of [
      { command: '/nada' },
      { command: '/buy' },
      { command: '/buy Ana: 1 xilofone fiado' },
      { command: '/pagar Ana', choices: { amount: 0 } },
      { command: '/buy Ana: 1 café', choices: { payment: 'gold' } },
      { command: '/buy Ana: 1 café', choices: { payment: true } },
      { command: '' },
      { choices: {} },
    ])
      expect((await codeOf(http.owner, body))[0], `of ${JSON.stringify(body)}`).toBe(400)
    for (const [command, code] of [
      ['/buy Ana: 9999 café fiado', 'insufficient_stock'],
      ['/pagar Ana 99999,00', 'overpayment'],
      ['/estoque café -9999 quebrou', 'insufficient_stock'],
      ['/product novo ☕ Café 5,00 un', 'duplicate'],
    ])
      expect(await codeOf(http.owner, { command }), `of ${command}`).toEqual([409, code])
  }
  expect(await rowsOf(http.fresh)).toEqual(before)
})

it('a repeat is answered word for word, whatever its names are called by then', async () => {
  const { owner } = doors().bridge
  const sent: readonly object[] = [
    { command: '/buy Dona Nena: 1 café fiado' },
    { command: '/estoque café 5 x', choices: { unitCost: 350 } },
    { command: '/estoque café = 60' },
    { command: '/product café minimo 7' },
    { command: '/desfazer' },
  ]
  const send = (body: object, n: number) => owner.post(EXECUTE, body, { 'idempotency-key': `told-${n}` })
  const first: unknown[] = []
  for (const [n, body] of sent.entries()) first.push((await send(body, n)).body)
  const { version } = (await owner.get('/api/products/1')).body as { version: number }
  await owner.patch('/api/products/1', { version, name: 'Café do sítio', emoji: '🫘' })
  const again: unknown[] = []
  for (const [n, body] of sent.entries()) again.push((await send(body, n)).body)
  expect(again).toEqual(first)
  expect(first).toMatchObject(sent.map(() => ({ status: 'done' })))
})

it('a line with its key is done once, whatever its names mean by then', async () => {
  const { owner } = doors().bridge
  const send = (command: string, key: string) => owner.post(EXECUTE, { command }, { 'idempotency-key': key })
  const first = await send('/buy Nova Freguesa: 1 café fiado', 'line-1')
  const again = await send('/buy  Nova Freguesa: 1 café fiado ', 'line-1')
  expect([again.status, again.body['undoId']]).toEqual([200, first.body['undoId']])
  expect((again.body['data'] as { id: number }).id).toBe((first.body['data'] as { id: number }).id)
  expect((await send('/buy Nova Freguesa: 2 café fiado', 'line-1')).body['code']).toBe('idempotency_mismatch')
  await send('/buy Nova Freguesa: 1 café fiado', 'line-2')
  const undone = await Promise.all([1, 2, 3].map(() => send('/desfazer', 'line-3')))
  expect(undone.map((answer) => answer.body['text'])).toEqual(
    Array.from({ length: 3 }, () => undone[0]?.body['text']),
  )
  expect((await owner.get('/api/sales?q=freguesa')).body.items?.map((sale) => sale['status'])).toEqual([
    'voided',
    'open',
  ])
})
