// Whatever a product or a customer is called, its name sells that product and pays that customer, or is asked about: never another.
import { afterAll, beforeAll, expect } from 'vitest'
import { DomainError } from '#domain/errors.ts'
import { fold } from '#lib/fold.ts'
import { Counter } from '../support/counter.ts'
import { times } from '../support/full.ts'
import { fc, test } from '../support/property.ts'

const WORDS =
  'Café Pão Casa Belo Vale Chip Ana e and pago fiado desconto vence nota obs pix cartão tudo a prazo 2 51 500 1,5 kg ml l x - = & ½ de'

const name = fc
  .array(fc.constantFrom(...WORDS.split(' ')), { minLength: 1, maxLength: 4 })
  .map((words) => words.join(' '))

let counter: Counter
beforeAll(async () => {
  counter = await Counter.open()
})
afterAll(() => counter.shop.close())

/** What the line would store, `null` where it is asked about, the words where it is refused. */
async function meant(line: string): Promise<unknown> {
  const outcome = await counter
    .type(line, counter.shop.owner, { preview: true })
    .catch((error: unknown) => (error instanceof DomainError ? null : String(error)))
  if (outcome === null || typeof outcome === 'string') return outcome
  return outcome.status === 'preview' ? outcome.input : null
}

const isThere = (error: unknown) => error instanceof DomainError && error.code === 'duplicate'

test.prop([name, fc.integer({ min: 2, max: 9 })], { numRuns: times(12, 80) })(
  'so many of a product are sold by its name',
  async (called, quantity) => {
    const { shop } = counter
    const made = await shop
      .do('products.create', { name: called, price: 100, unit: 'un' }, { actor: shop.owner })
      .catch((error: unknown) => (isThere(error) ? null : Promise.reject(error)))
    fc.pre(made !== null)
    const id = made?.id ?? 0
    await shop.do('stock.receive', { productId: id, quantity: 50, unitCost: 1 })
    for (const goods of [`${quantity} ${called}`, `${quantity} un ${called}`]) {
      const input = await meant(`/buy Bia: ${goods} fiado`)
      if (input === null) continue
      expect(input, `of ${goods}`).toEqual({
        customerId: expect.any(Number),
        items: [{ productId: id, quantity, unitPrice: 100 }],
      })
    }
    const { version } = await shop.do('products.get', { id })
    if (fold(called) !== 'cafe')
      await shop.do('products.remove', { id, version }, { actor: shop.owner }).catch(() => null)
  },
)

test.prop([name, fc.integer({ min: 1, max: 99 })], {
  numRuns: times(10, 60),
  examples: [['- =', 1]],
})('a customer pays, and buys, by their name', async (called, amount) => {
  const { shop } = counter
  const made = await shop
    .do('customers.create', { name: called })
    .catch((error: unknown) => (isThere(error) ? null : Promise.reject(error)))
  fc.pre(made !== null)
  const input = await meant(`/pagar ${called} ${amount},00`)
  if (input !== null) expect(input).toEqual({ customerId: made?.id, amount: amount * 100, method: 'cash' })
  const cafe = { productId: counter.ids['café'], quantity: 2, unitPrice: 500 }
  for (const line of [`/buy ${called}: 2 café fiado`, `/buy ${called} 2 café fiado`]) {
    const sold = await meant(line)
    // A name of marks alone is looked up when it is sold to: it is theirs.
    const isOfMarks = !/[\p{L}\p{N}]/u.test(called)
    const theirs = [{ customerId: made?.id }, ...(isOfMarks ? [{ customerName: called }] : [])]
    if (sold !== null)
      expect(
        theirs.map((who) => ({ ...who, items: [cafe] })),
        `of ${line}`,
      ).toContainEqual(sold)
  }
})
