// Photos over HTTP: what is taken and refused, what is given out for a year, and what many at once cost the process.
import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { App, type Client, dataFolder } from '../support/app.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { urlOf } from '../support/database-names.ts'
import { times } from '../support/full.ts'
import { coloured, halves, noise, phonePhoto, rawPng, SECRET } from '../support/pictures.ts'

/** As `npm start` and the image set it. */
const AS_STARTED = { MALLOC_ARENA_MAX: '2' }

let fresh: FreshDatabase
let app: App
let owner: Client
let path: string
const data = dataFolder()
beforeAll(async () => {
  fresh = await freshDatabase()
  app = await App.start({ DATABASE_URL: urlOf(fresh.config), DATA_DIR: data.path, ...AS_STARTED })
  owner = await app.login('owner', 111, 'Olga')
  const { body } = await owner.post('/api/products', { name: 'Café', price: 500 })
  path = `/api/products/${String(body['id'])}/media`
})
afterAll(async () => {
  await app.stop()
  await fresh.drop()
  data.remove()
})

type Product = { readonly mediaUrl: string; readonly thumbUrl: string; readonly thumbHash: string }
interface Sent {
  readonly status: number
  readonly headers: Headers
  readonly body: Product & { code: string; errors: { path: string; message: string }[]; detail: string }
}

async function put(
  bytes: Uint8Array,
  { client = owner, to = path, field = 'file', headers = {} } = {},
): Promise<Sent> {
  const form = new FormData()
  form.append(field, new Blob([new Uint8Array(bytes)], { type: 'image/png' }), 'foto.jpg')
  const response = await fetch(app.base + to, {
    method: 'PUT',
    body: form,
    headers: { authorization: `Bearer ${client.token}`, ...headers },
  })
  return { status: response.status, headers: response.headers, body: (await response.json()) as Sent['body'] }
}

/** As it is written on the wire, path and all. */
const wire = (method: string, target: string, headers: Record<string, string> = {}) =>
  new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; bytes: Buffer }>((done, failed) => {
    const { hostname, port } = new URL(app.base)
    const asked = request({ hostname, port, method, path: target, headers }, (response) => {
      const pieces: Buffer[] = []
      response.on('data', (piece: Buffer) => pieces.push(piece))
      response.on('end', () =>
        done({ status: response.statusCode ?? 0, headers: response.headers, bytes: Buffer.concat(pieces) }),
      )
    })
    asked.on('error', failed)
    asked.end()
  })

describe('a photo that is sent', () => {
  it('is answered with the product, and given out clean, in two sizes, to whoever asks', async () => {
    const { status, body, headers } = await put(await phonePhoto())
    expect([status, headers.get('undo-id')]).toEqual([200, expect.stringMatching(/^\d+$/)])
    for (const [address, width] of [
      [body.mediaUrl, 1200],
      [body.thumbUrl, 320],
    ] as const) {
      const answer = await wire('GET', address)
      expect(answer.status).toBe(200)
      expect(answer.headers).toMatchObject({
        'content-type': 'image/webp',
        'x-content-type-options': 'nosniff',
        'cache-control': 'public, max-age=31536000, immutable',
        'content-security-policy': expect.stringContaining("default-src 'none'"),
      })
      expect((await sharp(answer.bytes).metadata()).width).toBe(width)
      expect(answer.bytes.includes(SECRET)).toBe(false)
      const head = await wire('HEAD', address)
      expect([head.status, head.headers['content-length'], head.bytes.length]).toEqual([
        200,
        String(answer.bytes.length),
        0,
      ])
      const held = await wire('GET', address, { 'if-none-match': String(answer.headers['etag']) })
      expect([held.status, held.bytes.length]).toEqual([304, 0])
      expect((await wire('POST', address)).status).toBe(405)
    }
  })

  it('has its address again whenever the same comes, under whatever name or type', async () => {
    const photo = await coloured(1)
    const { mediaUrl } = (await put(photo)).body
    await put(await coloured(2))
    expect((await put(photo)).body.mediaUrl).toBe(mediaUrl)
  })

  it('under one key is one act, and another photo under it is refused', async () => {
    const [photo, headers] = [await coloured(3), { 'idempotency-key': 'photo-1' }]
    const first = await put(photo, { headers })
    await put(await coloured(4))
    const again = await put(photo, { headers })
    expect([again.status, again.headers.get('idempotency-replayed'), again.body]).toEqual([
      200,
      'true',
      first.body,
    ])
    expect((await put(await coloured(5), { headers })).body.code).toBe('idempotency_mismatch')
  })

  it('is taken away, and taken back', async () => {
    const { mediaUrl } = (await put(await coloured(6))).body
    const removed = await owner.call('DELETE', path)
    expect([removed.status, removed.text]).toEqual([204, ''])
    const product = async () => (await owner.get(path.replace('/media', ''))).body
    expect(await product()).toMatchObject({ mediaUrl: null, thumbUrl: null, thumbHash: null })
    await owner.post(`/api/undo/${removed.headers.get('undo-id')}`)
    expect(await product()).toMatchObject({ mediaUrl })
  })

  it('is an owner’s to send, for a product that there is', async () => {
    const photo = await coloured(7)
    for (const role of ['admin', 'user'] as const) {
      const client = await app.login(role, role === 'admin' ? 222 : 333)
      expect((await put(photo, { client })).status).toBe(403)
      expect((await client.call('DELETE', path)).status).toBe(403)
    }
    const nobody = await put(photo, { to: '/api/products/999999/media' })
    expect([nobody.status, nobody.body.code]).toEqual([404, 'not_found'])
  })
})

describe('what is no photo', () => {
  it('is refused at the field, in words, and the old one stays', async () => {
    const { mediaUrl } = (await put(await coloured(8))).body
    const photo = await noise(600, 400).jpeg().toBuffer()
    for (const bytes of [Buffer.from('<svg/>'), Buffer.alloc(0), photo.subarray(0, 9000)]) {
      const { status, body } = await put(bytes, { headers: { 'accept-language': 'pt-BR' } })
      expect([status, body.errors]).toEqual([
        400,
        [{ path: 'file', message: 'Isso não é foto. Mande em JPEG, PNG ou WebP.' }],
      ])
    }
    // What is refused unread is cut off half a second later: who is slow to send it may not hear why, and sends it again.
    for (const bytes of [
      rawPng(50_000, 50_000, { pixels: false }),
      Buffer.alloc(10 * 1024 * 1024 + 1, 1),
      Buffer.alloc(11 * 1024 * 1024, 1),
    ])
      await vi.waitFor(async () => expect((await put(bytes)).status).toBe(413), 60_000)
    expect((await owner.get(path.replace('/media', ''))).body['mediaUrl']).toBe(mediaUrl)
  })

  it('is told what a form should be: its type, its field, one of it', async () => {
    const json = await owner.call('PUT', path, { file: 'x' })
    expect([json.status, String(json.body['detail'])]).toEqual([
      415,
      expect.stringContaining('multipart/form-data'),
    ])
    const other = await put(await coloured(9), { field: 'picture' })
    expect(other.body.errors.map((one) => one.path)).toEqual(['file', 'picture'])
    expect((await put(await coloured(9), { to: `${path}?x=1` })).body.errors).toMatchObject([{ path: 'x' }])
    const cut = await owner.call(
      'PUT',
      path,
      '--b\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nabc',
      {
        'content-type': 'multipart/form-data; boundary=b',
      },
    )
    expect(cut.status).toBe(400)
  })

  it('leads nowhere but to photos', async () => {
    for (const way of [
      '/media/',
      '/media/../package.json',
      '/media/..%2f..%2fpackage.json',
      '/media/%2e%2e/%2e%2e/etc/passwd',
      '/media/session-secret',
      `/media/${'0'.repeat(32)}.webp`,
    ]) {
      const { status, bytes } = await wire('GET', way)
      expect([way, status, /"scripts"|root:/.test(bytes.toString())]).toEqual([way, 404, false])
    }
  })
})

/** Several of each kind, and many more than are worked on or wait. */
const AT_ONCE = times(24, 60)

describe('many at once', () => {
  /** Megabytes: the most that it ever held. */
  const peak = () =>
    Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${app.child.pid}/status`, 'utf8'))?.[1]) / 1024

  it('are taken or told to come again; others are answered meanwhile, and the process stays below 500 MB', async () => {
    const large = await noise(2400, 1600).jpeg({ quality: 92 }).toBuffer()
    const drawn = await Promise.all([
      phonePhoto(4000, 3000),
      halves(5000, 5000).png().toBuffer(),
      halves(3000, 3000).png({ progressive: true }).toBuffer(),
      halves(4000, 3000).jpeg({ progressive: true }).toBuffer(),
      halves(3000, 3000).webp({ lossless: true }).toBuffer(),
    ])
    const heavy = Buffer.concat([large, Buffer.alloc(10 * 1024 * 1024 - large.length, 7)])
    const kinds = [large, ...drawn, heavy, rawPng(50_000, 50_000, { pixels: false })]
    const products = await Promise.all(
      Array.from({ length: AT_ONCE }, async (_, n) => {
        const { body } = await owner.post('/api/products', { name: `Produto ${n}`, price: 100 })
        return `/api/products/${String(body['id'])}/media`
      }),
    )
    let going = true
    const beside = (async () => {
      while (going) {
        expect((await owner.get('/api/shop')).status).toBe(200)
        await new Promise((done) => setTimeout(done, 20))
      }
    })()
    const answers = await Promise.all(products.map((to, n) => put(kinds[n % kinds.length] ?? large, { to })))
    going = false
    await beside
    const statuses = new Set(answers.map(({ status }) => status))
    expect([...statuses].filter((one) => ![200, 413, 503].includes(one))).toEqual([])
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(AT_ONCE / 2)
    for (const { status, headers } of answers)
      if (status === 503) expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
    expect(peak()).toBeLessThan(500)
    expect((await wire('GET', '/health')).status).toBe(200)
  })
})
