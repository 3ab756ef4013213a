// A record's form saves once and loses nothing: over what others save meanwhile, over refusals, and over answers that are lost.

import '../support/page.ts'

import { signal } from '@preact/signals'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { type Answer, ApiError, newKey } from '../../miniapp/client/api.ts'
import { loadWords } from '../../miniapp/client/words.ts'
import { html, part } from '../../miniapp/ui/html.ts'
import { type RecordForm, useRecordForm } from '../../miniapp/ui/record-form.ts'
import { Device } from '../support/device.ts'
import { draw, leave } from '../support/page.ts'

interface Values {
  readonly price: number
  readonly category: string
}
interface Goods extends Values {
  readonly version: number
  readonly archived?: boolean
}
type Change = Partial<Values>

/** The shop: it stores what fits its version, once a key; its answer may be lost. */
class Shop {
  stored: Goods = { version: 1, price: 3990, category: 'Frios' }
  readonly sent: object[] = []
  readonly #answers = new Map<string, { of: string; data: Goods }>()
  losing = 0
  /** What somebody else does between the press and its arrival. */
  before: (() => void) | null = null

  put(change: Change): void {
    this.stored = { ...this.stored, ...change, version: this.stored.version + 1 }
  }
  send = (input: Change & { readonly version?: number }, key: string): Promise<Answer<Goods>> => {
    this.before?.()
    this.before = null
    this.sent.push(input)
    const known = this.#answers.get(key)
    if (known && known.of !== JSON.stringify(input))
      return Promise.reject(new ApiError(409, { code: 'idempotency_mismatch', detail: '' }))
    const { version, ...change } = input
    if (!known) {
      if (version !== this.stored.version)
        return Promise.reject(
          new ApiError(409, { code: 'version_conflict', detail: '', current: this.stored }),
        )
      this.put(change)
      this.#answers.set(key, { of: JSON.stringify(input), data: this.stored })
    }
    if (this.losing-- > 0) return Promise.reject(new ApiError(0, null))
    return Promise.resolve({ data: known?.data ?? this.stored, undoId: null })
  }
}

let shop: Shop
let form: RecordForm<Goods, Values, Change>
/** As this device holds it. */
const record = signal<Goods>({ version: 1, price: 0, category: '' })
const came: string[] = []
let closed = 0
let name: string

function Form() {
  form = useRecordForm<Goods, Values, Change>({
    entity: 'product',
    id: 7,
    name,
    record: record.value,
    seenAt: Date.now(),
    reading: {
      fields: ['price', 'category'],
      read: (base, typed) => ({ price: base?.price ?? 0, category: base?.category ?? '', ...typed }),
    },
    changeOf: (values, base) =>
      Object.fromEntries(
        (['price', 'category'] as const)
          .filter((field) => values[field] !== base?.[field])
          .map((field) => [field, values[field]]),
      ),
    send: (input, key) => shop.send(input, key),
    put: (now) => {
      if (now.version >= record.peek().version) record.value = now
    },
    stored: (_, how) => void came.push(how),
    close: () => void closed++,
  })
  return html`<p>${form.values.price} ${form.values.category}</p>`
}

const settle = () => vi.advanceTimersByTimeAsync(500)
const hear = async () => {
  record.value = shop.stored
  await settle()
}
const set = async (values: Change) => {
  form.set(values)
  await settle()
}
const save = async () => {
  form.save()
  await settle()
}

beforeAll(() => loadWords('frame'))
beforeEach(async () => {
  vi.useFakeTimers()
  new Device().install()
  vi.stubGlobal('fetch', () => Promise.reject(new Error('no network')))
  shop = new Shop()
  record.value = shop.stored
  name = `product/${newKey()}`
  came.length = 0
  closed = 0
  draw(part(Form))
  await settle()
})
afterEach(async () => {
  await settle()
  leave()
  vi.useRealTimers()
})

test('what others save besides is no reason to ask: it goes again over that', async () => {
  await set({ price: 4100 })
  shop.before = () => shop.put({ category: 'Queijos' })
  await save()
  expect(shop.sent).toEqual([
    { version: 1, price: 4100 },
    { version: 2, price: 4100 },
  ])
  expect([shop.stored.price, shop.stored.category, closed, came]).toEqual([4100, 'Queijos', 1, ['new']])
})

test('what both changed is asked, and nothing goes before it is chosen', async () => {
  await set({ price: 4100 })
  shop.before = () => shop.put({ price: 4290 })
  await save()
  expect([form.open, form.settling, form.theirs('price'), shop.stored.price]).toEqual([1, true, 4290, 4290])
  await save()
  expect(shop.sent).toHaveLength(1)
  form.pick('mine', 'price')
  await settle()
  await save()
  expect([shop.stored.price, closed]).toEqual([4100, 1])
})

test('what both changed to the same is done', async () => {
  await set({ price: 4100 })
  shop.before = () => shop.put({ price: 4100 })
  await save()
  expect([shop.sent.length, form.dirty, form.open, closed]).toEqual([1, false, 0, 1])
})

test('others who save all the while are outrun three times, then the person presses again', async () => {
  await set({ price: 4100 })
  const { send } = shop
  shop.send = (input, key) => {
    shop.put({ category: String(shop.sent.length) })
    return send(input, key)
  }
  await save()
  expect([shop.sent.length, form.refusal?.code, form.values.price]).toEqual([3, 'version_conflict', 4100])
})

test('an answer that was lost, of what is stored, is no change of somebody else’s: the same press finds it', async () => {
  await set({ price: 4100 })
  shop.losing = 1
  await save()
  expect(form.refusal?.isOpen).toBe(true)
  await hear()
  expect([form.values.price, form.open, Object.keys(form.met)]).toEqual([4100, 0, []])
  await save()
  expect([shop.stored.version, closed, came]).toEqual([2, 1, ['new']])
})

test('what is typed over what went in without an answer stays, and goes next', async () => {
  await set({ price: 4100 })
  shop.losing = 1
  await save()
  await hear()
  await set({ price: 4500 })
  await save()
  expect([came, form.values.price, shop.stored.price, closed]).toEqual([['earlier'], 4500, 4100, 0])
  await save()
  expect([came, shop.stored.price, closed]).toEqual([['earlier', 'new'], 4500, 1])
})

test('what came in by itself is told apart from what is one’s own, and goes back as a change of one’s own', async () => {
  shop.put({ category: 'Queijos' })
  await hear()
  expect([form.dirty, form.values.category, form.met.category?.was]).toEqual([false, 'Queijos', 'Frios'])
  form.revert('category')
  await settle()
  expect([form.dirty, form.values.category]).toEqual([true, 'Frios'])
  await set({ category: 'Queijos' })
  expect(form.dirty).toBe(false)
})

test('archived meanwhile, it keeps what was typed, and is brought back as it was', async () => {
  await set({ price: 4100 })
  shop.stored = { ...shop.stored, archived: true, version: 2 }
  await hear()
  expect([form.isArchived, form.values.price]).toEqual([true, 4100])
  form.bringBack()
  await settle()
  expect(shop.sent).toEqual([{ version: 2, archived: false }])
  expect([form.isArchived, form.values.price, shop.stored.price]).toEqual([false, 4100, 3990])
})
