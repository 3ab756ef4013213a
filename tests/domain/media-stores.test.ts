// Where files lie: a folder of this machine and an object storage keep the same promises; what is away passes, or is told.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { folderStore, type MediaStore, s3Store } from '#domain/media/index.ts'

/** In place of what it refuses with: it never answers. */
const SILENT = -1

/** A storage on loopback that takes what is signed for it; `refuse`: how often, and with what, it refuses first. */
class Storage {
  readonly objects = new Map<string, { bytes: Buffer; type: string | undefined }>()
  refuse: number[] = []
  asked = 0
  readonly #server: Server = createServer((request, response) => {
    const pieces: Buffer[] = []
    request.on('data', (piece: Buffer) => pieces.push(piece))
    request.on('end', () => {
      this.asked++
      const refused = this.refuse.shift()
      if (refused === 0) return void response.destroy()
      if (refused === SILENT) return
      const { authorization = '' } = request.headers
      const isSigned = /^AWS4-HMAC-SHA256 Credential=key\/\d{8}\/sa-east-1\/s3\/aws4_request, /.test(
        authorization,
      )
      const [name, bytes] = [request.url ?? '', Buffer.concat(pieces)]
      const found = this.objects.get(name)
      if (refused || !isSigned) return void response.writeHead(refused ?? 403).end('<Error>secret</Error>')
      if (request.method === 'PUT') this.objects.set(name, { bytes, type: request.headers['content-type'] })
      if (request.method === 'DELETE') this.objects.delete(name)
      response.writeHead(request.method === 'GET' && !found ? 404 : 200)
      response.end(request.method === 'GET' ? found?.bytes : '')
    })
  })
  async open() {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done))
  }
  get endpoint() {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }
  close() {
    this.#server.close()
    this.#server.closeAllConnections()
  }
}

const storage = new Storage()
const folder = mkdtempSync(join(tmpdir(), 'balcao-store-'))
let stores: Record<'a folder' | 'an object storage', MediaStore>
let s3: MediaStore
beforeAll(async () => {
  await storage.open()
  const keys = { accessKeyId: 'key', secretAccessKey: 'secret' }
  s3 = s3Store({ bucket: 'loja', endpoint: storage.endpoint, region: 'sa-east-1', ...keys })
  stores = { 'a folder': folderStore(join(folder, 'media')), 'an object storage': s3 }
})
afterAll(() => {
  storage.close()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(() => {
  storage.refuse = []
  storage.asked = 0
})

const NAME = `${'ab'.repeat(16)}.webp`

describe.each(['a folder', 'an object storage'] as const)('%s', (kind) => {
  it('gives back what it was given, again and again, until it is taken away', async () => {
    const store = stores[kind]
    expect(await store.get(NAME)).toBeUndefined()
    await store.put(NAME, Buffer.from('one'))
    await Promise.all([store.put(NAME, Buffer.from('one')), store.put(NAME, Buffer.from('one'))])
    expect(Buffer.from((await store.get(NAME)) ?? []).toString()).toBe('one')
    await store.remove(NAME)
    await store.remove(NAME)
    expect(await store.get(NAME)).toBeUndefined()
  })
})

describe('a folder', () => {
  it('never shows half of a file, and leaves none lying beside it', async () => {
    const store = stores['a folder']
    const bytes = Buffer.alloc(3_000_000, 7)
    await store.put(NAME, bytes)
    const reads = Array.from({ length: 30 }, () => store.get(NAME))
    await Promise.all([store.put(NAME, bytes), store.put(NAME, bytes)])
    for (const read of await Promise.all(reads)) expect(read?.length).toBe(bytes.length)
    expect(readdirSync(join(folder, 'media', 'ab'))).toEqual([NAME])
  })

  it('that cannot be written to says so', async () => {
    const blocked = join(folder, 'blocked')
    mkdirSync(blocked)
    writeFileSync(join(blocked, 'ab'), 'a file where a folder should be')
    await expect(folderStore(blocked).put(NAME, Buffer.from('x'))).rejects.toThrow()
    await expect(folderStore(blocked).get(NAME)).rejects.toThrow()
  })
})

describe('an object storage', () => {
  it('is told what it holds, that it never changes, and is asked by a signature', async () => {
    await s3.put(NAME, Buffer.from('one'))
    expect(storage.objects.get(`/loja/${NAME}`)).toMatchObject({ type: 'image/webp' })
    const stranger = s3Store({
      bucket: 'loja',
      endpoint: storage.endpoint,
      region: 'us-east-1',
      accessKeyId: 'x',
      secretAccessKey: 'y',
    })
    await expect(stranger.get(NAME)).rejects.toThrow(/^the storage answered 403$/)
  })

  it.each([[[500]], [[503, 429]], [[0]]])('that answers %s first is asked again', async (refusals) => {
    storage.refuse = [...refusals]
    await s3.put(NAME, Buffer.from('two'))
    expect(storage.asked).toBe(refusals.length + 1)
  })

  it('that stays away is given up after three times, and what it said is not told on', async () => {
    storage.refuse = [500, 500, 500, 500]
    await expect(s3.get(NAME)).rejects.toThrow(/^the storage answered 500$/)
    expect(storage.asked).toBe(3)
  })

  it('that is silent is asked once to take away, so that it is over within the turn of who sweeps', async () => {
    storage.refuse = [SILENT, SILENT, SILENT]
    await expect(s3.remove(NAME)).rejects.toThrow()
    expect(storage.asked).toBe(1)
  })
})
