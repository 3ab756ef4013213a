// Lists over HTTP: as a file or as they are, bounded before they are read, told in words, fetched as a file, taken back by one id.
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { App, type Client } from '../support/app.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { urlOf } from '../support/database-names.ts'

const PATH = '/api/imports/products'
const MIB = 1024 * 1024
let fresh: FreshDatabase
let app: App
let owner: Client
beforeAll(async () => {
  fresh = await freshDatabase()
  app = await App.start({ DATABASE_URL: urlOf(fresh.config) })
  owner = await app.login('owner', 111, 'Olga')
})
afterAll(async () => {
  await app.stop()
  await fresh.drop()
})

interface Preview {
  readonly id: number
  readonly creates: number
  readonly changes: number
  readonly errors: readonly { line: number; column: string; value: string; message: string; issue?: string }[]
  readonly code?: string
}

async function send(body: string | Uint8Array | FormData, headers: Record<string, string> = {}, to = PATH) {
  const type = body instanceof FormData ? {} : { 'content-type': 'text/csv' }
  const answer = await fetch(app.base + to, {
    method: 'POST',
    body: body instanceof Uint8Array ? new Uint8Array(body) : body,
    headers: { authorization: `Bearer ${owner.token}`, ...type, ...headers },
  })
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Preview }
}

describe('a list that is sent', () => {
  it('is read as a body and as a file, and what errs is said in words', async () => {
    const form = new FormData()
    form.append('file', new Blob(['nome;preço\nBala;0,10\nErrado;x\n'], { type: 'application/pdf' }), 'a.csv')
    for (const list of [form, Buffer.from('nome;preço\nBala;0,10\nErrado;x\n')]) {
      const { status, headers, body } = await send(list)
      expect([status, body.creates]).toEqual([201, 1])
      expect(headers.get('location')).toBe(`/api/imports/${body.id}`)
      expect(body.errors).toEqual([
        {
          line: 3,
          name: 'Errado',
          column: 'preço',
          value: 'x',
          issue: 'not_a_number',
          values: {},
          message: 'Não dá para ler este número.',
        },
      ])
    }
  })

  it('goes in, is answered alike under its key, and taken back by its id', async () => {
    const key = { 'idempotency-key': 'list-1' }
    const first = await send('nome;preço\nPão;1,00\n', key)
    const again = await send('nome;preço\nPão;1,00\n', key)
    expect([again.body, again.headers.get('idempotency-replayed')]).toEqual([first.body, 'true'])
    expect((await send('nome;preço\nPão;2,00\n', key)).body.code).toBe('idempotency_mismatch')
    const { id, creates, changes } = first.body
    const done = await owner.post(`/api/imports/${id}/commit`, { creates, changes })
    expect([done.status, done.body]).toEqual([200, { kind: 'products', created: 1, changed: 0, received: 0 }])
    const back = await owner.post(`/api/undo/${done.headers.get('undo-id') ?? ''}`, {})
    expect(back.status).toBe(200)
  })

  it('gives its wrong lines as a file, in which no formula lives, and takes them again', async () => {
    const { body } = await send('\ufeffnome,preço,categoria\n=1+1,x,"a,""b"""\nCerto,1.50,\n-2 Pão,y,\n')
    const answer = await owner.call('GET', `/api/imports/${body.id}/errors.csv`)
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="errors.csv"')
    expect(answer.text.replace('\ufeff', '')).toBe(
      'nome,preço,categoria\r\n\'=1+1,x,"a,""b"""\r\n\'-2 Pão,y,\r\n',
    )
    const mended = await send(answer.text.replace(',x,', ',2.00,').replace(',y,', ',3.00,'))
    expect(mended.body).toMatchObject({ creates: 2, items: [{ name: '=1+1' }, { name: '-2 Pão' }] })
  })
})

describe('many lists at once', () => {
  it('are all answered, each in its turn', async () => {
    const list = (n: number) =>
      `nome;preço\n${Array.from({ length: 500 }, (_, i) => `De uma vez ${n} ${i};1,00`).join('\n')}\n`
    const answers = await Promise.all(Array.from({ length: 8 }, (_, n) => send(list(n))))
    for (const { status, body } of answers) expect([status, body.creates]).toEqual([201, 500])
  })
})

describe('what is no list', () => {
  it('is refused: another type, another kind, another role', async () => {
    expect((await send('{}', { 'content-type': 'application/json' })).body.code).toBe(
      'unsupported_media_type',
    )
    expect((await send('nome\nx\n', {}, '/api/imports/sales')).body.code).toBe('not_found')
    const staff = await app.login('admin', 222, 'Bia')
    expect((await staff.post(PATH, {})).status).toBe(403)
  })

  it.each(['announced', 'not announced'])('of more than five megabytes is refused, %s', async (how) => {
    const status = await new Promise<number>((done, failed) => {
      const { hostname, port } = new URL(app.base)
      const size = how === 'announced' ? { 'content-length': 6 * MIB } : { 'transfer-encoding': 'chunked' }
      const headers = { authorization: `Bearer ${owner.token}`, 'content-type': 'text/csv', ...size }
      const asked = request({ hostname, port, method: 'POST', path: PATH, headers }, (answer) => {
        answer.resume()
        done(answer.statusCode ?? 0)
        asked.destroy()
      })
      asked.on('error', failed)
      for (let i = 0; i < 6; i++) asked.write(Buffer.alloc(MIB, 'a'))
      asked.end()
    })
    expect(status).toBe(413)
  })
})
