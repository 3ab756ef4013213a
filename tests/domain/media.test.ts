// Photos of products: shown, replaced, taken back, and swept a day after nothing shows them any more.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { step } from '#database/step.ts'
import { Gate } from '#domain/media/gate.ts'
import { Media } from '#domain/media/index.ts'
import { memoryStore } from '../support/media.ts'
import { coloured } from '../support/pictures.ts'
import { TestShop } from '../support/shop.ts'

let shop: TestShop
const store = memoryStore()
let media: Media
let id: number
let colour = 0
beforeAll(async () => {
  shop = await TestShop.open()
  media = new Media(shop.database, store)
})
afterAll(() => shop.close())
beforeEach(async () => {
  id = await shop.product()
})

const take = async () => media.take(await coloured(++colour))
const show = (photo: string, more = {}) =>
  shop.run('products.setMedia', { id, photo }, { actor: shop.owner, ...more })
const product = () => shop.do('products.get', { id }, { actor: shop.owner })
const shown = async () => (await product()).mediaUrl
const addressOf = (photo: string) => `/media/${photo}.webp`
let acts = 0
const act = (text: string) => shop.database.run([step(`test.media:${++acts}`, text)], {})
const later = (time: string) => act(`update photos set used_at = used_at - interval '${time}'`)
const files = () => [...store.files.keys()].toSorted()
const events = () =>
  shop.look<unknown[]>(
    `select coalesce(json_agg(json_build_array(name, topic, data->>'name' is not null, staff_only) order by id), '[]') from events where entity = 'product' and entity_id = ${id}`,
  )

describe('a photo of a product', () => {
  it('is shown with its placeholder to everybody, announced, and no edit of a form', async () => {
    const before = await product()
    const photo = await take()
    const answer = (await show(photo)).value
    expect(answer).toEqual({
      ...before,
      mediaUrl: addressOf(photo),
      thumbUrl: `/media/${photo}-320.webp`,
      thumbHash: expect.stringMatching(/^[\w+/]+=*$/),
      rev: expect.any(Number),
      updatedAt: expect.any(String),
    })
    expect(answer.rev).toBeGreaterThan(before.rev)
    const { mediaUrl, thumbHash, rev } = await shop.do('products.get', { id }, { actor: shop.user })
    expect([mediaUrl, thumbHash, rev > before.rev]).toEqual([addressOf(photo), answer.thumbHash, true])
    expect(await events()).toEqual([['product.changed', 'inventory', true, false]])
  })

  it('is set once, however often its request comes; with another photo its key is refused', async () => {
    const photo = await take()
    const same = { intentKey: 'http:same' }
    const [one, other] = await Promise.all([show(photo, same), show(photo, same)])
    expect(one.text).toBe(other.text)
    expect([one, other].filter(({ replayed }) => replayed)).toHaveLength(1)
    await expect(show(await take(), same)).rejects.toMatchObject({ code: 'idempotency_mismatch' })
    expect(await events()).toHaveLength(1)
  })

  it('that is shown already changes nothing, and is told to nobody', async () => {
    const photo = await take()
    await show(photo)
    const before = await product()
    const again = await show(photo)
    expect([again.value, again.undoId]).toEqual([before, null])
    const bare = await shop.product()
    expect((await shop.run('products.removeMedia', { id: bare }, { actor: shop.owner })).undoId).toBeNull()
    expect(await events()).toHaveLength(1)
  })

  it('is taken back to the one before, and to none', async () => {
    const [first, second] = [await take(), await take()]
    const set = await show(first)
    const replaced = await show(second)
    const removed = await shop.run('products.removeMedia', { id }, { actor: shop.owner })
    expect(await shown()).toBeNull()
    await shop.undo(removed.undoId)
    expect(await shown()).toBe(addressOf(second))
    await shop.undo(replaced.undoId)
    expect(await shown()).toBe(addressOf(first))
    await shop.undo(set.undoId)
    expect(await shown()).toBeNull()
    await shop.expectSound()
  })

  it('that was changed meanwhile is not taken back over the newer one', async () => {
    const [first, second, third] = [await take(), await take(), await take()]
    await show(first)
    const replaced = await show(second)
    expect(await shop.names('undo.list', {}, shop.owner)).toContain((await product()).name)
    await show(third)
    const puts = await shop.all('undo.list', {}, shop.owner)
    expect(puts.map((one) => one['id'])).not.toContain(replaced.undoId)
    await expect(shop.undo(replaced.undoId)).rejects.toMatchObject({
      code: 'wrong_state',
      details: { state: 'photo_changed' },
    })
    expect(await shown()).toBe(addressOf(third))
  })

  it('leaves what people edit alone: an edit and a photo at once are both stored', async () => {
    const { version = 0 } = await product()
    const photo = await take()
    const edit = () => shop.run('products.edit', { id, version, price: 750 }, { actor: shop.owner })
    const [, edited] = await Promise.all([show(photo), edit()])
    expect(await product()).toMatchObject({ price: 750, mediaUrl: addressOf(photo) })
    await shop.undo(edited.undoId)
    expect(await product()).toMatchObject({ price: 500, mediaUrl: addressOf(photo) })
  })

  it('is refused of what is not there, or archived, or of a photo that is not kept', async () => {
    const photo = await take()
    const refused = async (input: object) =>
      await shop.refusal('products.setMedia', input, { actor: shop.owner })
    expect((await refused({ id: 999_999, photo })).code).toBe('not_found')
    expect((await refused({ id, photo: 'f'.repeat(32) })).details).toEqual({ state: 'photo_gone' })
    expect((await refused({ id, photo: '../../etc/passwd' })).code).toBe('invalid_input')
    const { version = 0 } = await product()
    await shop.do('products.edit', { id, version, archived: true }, { actor: shop.owner })
    expect((await refused({ id, photo })).details).toEqual({ state: 'archived' })
  })
})

describe('what nothing shows', () => {
  beforeEach(async () => {
    await act(`update products set photo = null where photo is not null`)
    await later('2 days')
    await media.sweep()
    expect(files()).toEqual([])
  })

  it('goes a day after it was let go, its files and its row; what is shown stays', async () => {
    const [old, now] = [await take(), await take()]
    await show(old)
    await later('30 days')
    await show(now)
    await media.sweep()
    expect(files()).toHaveLength(4)
    await later('25 hours')
    await media.sweep()
    expect(files()).toEqual([`${now}-320.webp`, `${now}.webp`])
    expect(await shop.look(`select json_agg(name) from photos`)).toEqual([now])
  })

  it('goes with a product that is removed, and never while an undo may bring it back', async () => {
    const photo = await take()
    await show(photo)
    await later('30 days')
    await shop.run('products.remove', { id }, { actor: shop.owner })
    await media.sweep()
    expect(files()).toHaveLength(2)
    await later('25 hours')
    await media.sweep()
    expect(files()).toEqual([])
  })

  it('is swept by one process alone, and what one left in the middle the next finishes', async () => {
    const pictures = await Promise.all([801, 802, 803].map((n) => coloured(n)))
    const photos = new Map<string, Uint8Array>()
    for (const picture of pictures) photos.set(await media.take(picture), picture)
    await later('25 hours')
    let calls = 0
    store.before = async () => {
      if (++calls === 4) throw new Error('the store went away')
    }
    await expect(media.sweep()).rejects.toThrow('went away')
    store.before = async () => {}
    expect(files().length).toBeGreaterThan(0)
    // Half taken away, it can be shown no more, nor come in again before it is gone.
    for (const photo of await shop.look<string[]>(`select json_agg(name) from photos where leaving`)) {
      const refused = await shop.refusal('products.setMedia', { id, photo }, { actor: shop.owner })
      expect(refused.details).toEqual({ state: 'photo_gone' })
      const again = media.take(photos.get(photo) ?? Buffer.alloc(0))
      await expect(again).rejects.toMatchObject({ code: 'unavailable' })
    }
    await act(`insert into leases values ('media', 'another', now() + interval '6 seconds')`)
    await media.sweep()
    expect(files().length).toBeGreaterThan(0)
    await act(`delete from leases`)
    const another = shop.another().database
    await Promise.all([media.sweep(), new Media(another, store).sweep()])
    await another.close()
    await media.sweep()
    expect(files()).toEqual([])
    expect(await shop.look(`select count(*) from photos`)).toBe(0)
  })

  it('that came in again, since a slow sweep lost its turn to another, keeps its files', async () => {
    const picture = await coloured(++colour)
    const photo = await media.take(picture)
    await later('25 hours')
    const another = new Media(shop.database, store)
    const slow = new Media(shop.database, {
      ...store,
      async remove(name) {
        await store.remove(name)
        if (name !== `${photo}.webp`) return
        await act(`update leases set until = now() - interval '1 second' where name = 'media'`)
        await another.sweep()
        expect(await media.take(picture)).toBe(photo)
      },
    })
    await slow.sweep()
    expect(files()).toEqual([`${photo}-320.webp`, `${photo}.webp`])
  })

  it('is never swept from under who shows it at that moment', async () => {
    const photo = await take()
    await later('25 hours')
    const [set] = await Promise.allSettled([show(photo), media.sweep()])
    // Whoever was first: shown and kept, or gone and refused.
    if (set?.status === 'fulfilled') expect(files()).toEqual([`${photo}-320.webp`, `${photo}.webp`])
    else {
      expect(set?.reason).toMatchObject({ code: 'wrong_state' })
      await media.sweep()
      expect(files()).toEqual([])
    }
  })
})

describe('a store that fails', () => {
  it('is told as something that passes, and leaves what it holds to be swept', async () => {
    store.before = async () => {
      throw new Error('no space')
    }
    await expect(take()).rejects.toMatchObject({ code: 'unavailable' })
    await expect(media.file(`${'0'.repeat(32)}.webp`)).rejects.toMatchObject({ code: 'unavailable' })
    store.before = async () => {}
    const photo = await take()
    expect((await media.file(`${photo}.webp`))?.length).toBeGreaterThan(0)
    for (const name of [
      '',
      '..',
      `${photo}.jpg`,
      `${photo}-640.webp`,
      `../${photo}.webp`,
      `${photo}.webp.part`,
    ])
      expect(await media.file(name)).toBeUndefined()
  })
})

describe('a gate', () => {
  it('lets so many through at once, the others in their order, and turns away who is too many', async () => {
    const gate = new Gate({ places: 2, waiting: 3 })
    const ends: (() => void)[] = []
    const began: number[] = []
    const enter = (n: number, places = 1) =>
      gate.run(() => new Promise<number>((done) => void (began.push(n), ends.push(() => done(n)))), places)
    const all = [enter(1), enter(2), enter(3, 2), enter(4), enter(5)]
    await expect(enter(6)).rejects.toMatchObject({ code: 'unavailable', details: { retryAfter: 2 } })
    expect(began).toEqual([1, 2])
    ends[0]?.()
    await all[0]
    // The third needs both places: nobody goes past it.
    expect(began).toEqual([1, 2])
    ends[1]?.()
    await all[1]
    await new Promise((done) => setImmediate(done))
    expect(began).toEqual([1, 2, 3])
    ends[2]?.()
    await all[2]
    await new Promise((done) => setImmediate(done))
    expect(began).toEqual([1, 2, 3, 4, 5])
    for (const end of ends.slice(3)) end()
    expect(await Promise.all(all)).toEqual([1, 2, 3, 4, 5])
  })

  it('gives its place back however it ends', async () => {
    const gate = new Gate({ places: 1, waiting: 0 })
    await expect(gate.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await gate.run(async () => 'yes')).toBe('yes')
  })
})
