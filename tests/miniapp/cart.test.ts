// The sale at hand is nobody's to lose: what a device gives back late takes no place of what was begun meanwhile.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type * as Session from '../../miniapp/client/session.ts'
import type * as Cart from '../../miniapp/features/cart/cart.ts'
import { type Draft, emptyDraft, type Goods, withQuantity } from '../../miniapp/features/cart/draft.ts'
import { joined } from '../../miniapp/features/cart/late-cart.ts'
import { Device } from '../support/device.ts'
import { installPage } from '../support/page-globals.ts'

const goods = (id: number): Goods => ({ id, name: `Produto ${id}`, emoji: null, unit: 'un', price: 500 })
const sale = (id: number, more: Partial<Draft> = {}): Draft => ({
  ...emptyDraft('cash'),
  lines: withQuantity([], goods(id), 1),
  ...more,
})
const tries = [{ items: [{ productId: 1, quantity: 1, unitPrice: 500 }] }]
const of = (draft: Draft | null | undefined) => draft?.lines.map(({ productId }) => productId)

describe('a cart on a device', () => {
  let device: Device
  let cart: typeof Cart
  let session: typeof Session
  beforeEach(async () => {
    vi.useFakeTimers()
    vi.resetModules()
    installPage()
    device = new Device()
    device.install()
    session = await import('../../miniapp/client/session.ts')
    cart = await import('../../miniapp/features/cart/cart.ts')
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })
  const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)
  const enter = () => {
    session.person.value = { id: 7, name: 'Bia', username: null, role: 'admin', language: 'pt-BR' }
  }
  /** Bia, on a device with this cart that gives no answer until she has begun another. */
  async function late(kept: Draft): Promise<void> {
    device.kept.set('7/cart', kept)
    device.hangs = 'request'
    enter()
    await pass(4000)
    await vi.dynamicImportSettled()
    expect(cart.cartOf.value).toBe(7)
    cart.setQuantity(goods(2), 3)
    device.wake()
    await pass(60_000)
  }

  test('that comes to light late is put aside for the one that was begun meanwhile, and both are kept', async () => {
    await late(sale(1, { note: 'sem açúcar' }))
    expect([of(cart.draft.value), of(cart.draft.value.held)]).toEqual([[2], [1]])
    expect(cart.draft.value.held?.note).toBe('sem açúcar')
    expect(device.kept.get('7/cart')).toEqual(cart.draft.value)
  })
  test('that comes to light late comes to hand where it may be stored already: its key is what finds its answer', async () => {
    await late(sale(1, { key: 'key-1', tries, held: sale(4) }))
    const { key, tries: out, held } = cart.draft.value
    expect([of(cart.draft.value), key, out]).toEqual([[1], 'key-1', tries])
    expect(of(held)).toEqual([2, 4])
    expect(device.kept.get('7/cart')).toEqual(cart.draft.value)
  })
  test('where none comes to light, what was begun is kept from then on', async () => {
    device.hangs = 'request'
    enter()
    await pass(4000)
    await vi.dynamicImportSettled()
    cart.setQuantity(goods(2), 3)
    device.wake()
    await pass(60_000)
    expect(device.kept.get('7/cart')).toMatchObject({ lines: [{ productId: 2, quantity: 3 }] })
  })
  test('that is only slow takes in what was tapped while it was on its way', async () => {
    device.kept.set('7/cart', sale(1, { key: 'key-1' }))
    device.hangs = 'request'
    enter()
    await pass(1000)
    cart.setQuantity(goods(2), 3)
    device.wake()
    await pass(1000)
    expect([of(cart.draft.value), cart.draft.value.key]).toEqual([[1, 2], 'key-1'])
  })

  test('what was put in beside what is sold is the next sale’s', async () => {
    const { clearCart } = await import('../../miniapp/features/cart/sold.ts')
    cart.draft.value = sale(1, { note: 'sem açúcar', key: 'key-1', held: sale(4) })
    cart.setQuantity(goods(1), 3)
    cart.setQuantity({ ...goods(2), unit: 'kg' }, 0.6)
    clearCart([{ productId: 1, quantity: 2 }])
    const { lines, note, key, held } = cart.draft.value
    expect(lines).toMatchObject([
      { productId: 1, quantity: 1 },
      { productId: 2, quantity: 0.6 },
    ])
    expect([note, key, of(held)]).toEqual([null, null, [4]])
    clearCart(lines)
    expect(cart.draft.value.lines).toEqual([])
  })
})

describe('two carts of one person', () => {
  test('keep each its place while there is one for each', () => {
    expect(of(joined(sale(1), sale(2)))).toEqual([1])
    expect(of(joined(sale(1), sale(2)).held)).toEqual([2])
    expect(of(joined(emptyDraft('cash'), sale(2, { held: sale(3) })))).toEqual([2])
    expect(of(joined(emptyDraft('cash'), sale(2, { held: sale(3) })).held)).toEqual([3])
    expect(of(joined(sale(1), { ...emptyDraft('cash'), held: sale(3) }).held)).toEqual([3])
  })
  test('lose no goods where there are more sales than places', () => {
    const both = joined(sale(1, { held: sale(2) }), sale(3, { held: sale(4) }))
    expect([of(both), of(both.held), both.held?.held]).toEqual([[1], [3, 2, 4], null])
  })
  test('that may both be stored keep both their keys', () => {
    const both = joined(sale(1, { key: 'a', tries }), sale(2, { key: 'b', tries }))
    expect([both.key, both.held?.key, both.held?.tries]).toEqual(['a', 'b', tries])
  })
})
