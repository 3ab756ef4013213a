// Two at one record never lose each other's change, in whatever order and however often it is heard of.
import { describe, expect, test } from 'vitest'
import { inUnit } from '#lib/quantity.ts'
import {
  choicesIn,
  type Held,
  isSame,
  marked,
  meet,
  openIn,
  pick,
  type Reading,
  type,
} from '../../miniapp/client/merge.ts'
import { array, assert, constantFrom, property, record as recordOf } from '../support/property.ts'

interface Goods {
  readonly name: string
  readonly price: number
  readonly category: string | null
  readonly days: readonly number[]
}
const FIELDS = ['name', 'price', 'category', 'days'] as const
const READING: Reading<Goods, Goods> = { fields: FIELDS, read: (goods, typed) => ({ ...goods, ...typed }) }

const QUEIJO: Goods = { name: 'Queijo', price: 3990, category: 'Frios', days: [] }
const opened = (base = QUEIJO): Held<Goods, Goods> => ({ base, typed: {}, met: {} })
const shown = ({ base, typed }: Held<Goods, Goods>) => READING.read(base, typed)

const goods = recordOf({
  name: constantFrom('Queijo', 'Queijo minas', 'Coalho'),
  price: constantFrom(3990, 4100, 4290),
  category: constantFrom('Frios', 'Laticínios', null),
  days: constantFrom<readonly number[]>([], [1], [1, 3]),
})
const typed = recordOf(
  {
    name: constantFrom('Queijo', 'Queijo minas', 'Coalho'),
    price: constantFrom(3990, 4100, 4290),
    category: constantFrom('Frios', 'Laticínios', null),
    days: constantFrom<readonly number[]>([], [1], [1, 3]),
  },
  { requiredKeys: [] },
)

describe('a merge by value', () => {
  test('takes what the other alone changed, keeps what was typed here alone, and asks of both', () => {
    assert(
      property(goods, typed, goods, (base, mine, theirs) => {
        const met = meet(type(opened(base), mine), theirs, READING)
        for (const field of FIELDS) {
          const here = field in mine ? mine[field] : base[field]
          const [isMine, isTheirs] = [!isSame(here, base[field]), !isSame(theirs[field], base[field])]
          const asked = choicesIn(met.met, FIELDS).includes(field)
          expect(asked).toBe(isMine && isTheirs && !isSame(here, theirs[field]))
          if (asked) expect(met.met[field]).toMatchObject({ was: base[field], mine: here })
          else expect(shown(met)[field]).toEqual(isMine ? here : theirs[field])
          // What came in by itself says what stood there before.
          if (isTheirs && !isMine) expect(met.met[field]).toEqual({ was: base[field], by: null, at: null })
        }
      }),
    )
  })

  test('comes to the same however many changes it was told of on the way', () => {
    assert(
      property(goods, typed, array(goods, { maxLength: 4 }), goods, (base, mine, between, theirs) => {
        const begun = type(opened(base), mine)
        const once = meet(begun, theirs, READING)
        const often = [...between, theirs].reduce((held, one) => meet(held, one, READING), begun)
        expect(choicesIn(often.met, FIELDS).toSorted()).toEqual(
          expect.arrayContaining(choicesIn(once.met, FIELDS).toSorted()) as unknown,
        )
        for (const field of FIELDS) {
          const here = field in mine ? mine[field] : base[field]
          // Mine is there still, as what is shown or what is to be chosen; theirs is what the record has.
          if (!isSame(here, base[field]))
            expect([shown(often)[field], often.met[field]?.mine, theirs[field]]).toContainEqual(here)
          else expect(shown(often)[field]).toEqual(theirs[field])
        }
      }),
    )
  })

  test('goes out as what was typed or chosen, and nothing that was the other’s', () => {
    assert(
      property(goods, typed, goods, constantFrom('mine', 'theirs'), (base, mine, theirs, side) => {
        let held = meet(type(opened(base), mine), theirs, READING)
        const choices = choicesIn(held.met, FIELDS)
        expect(openIn(held.met, FIELDS)).toBe(choices.length)
        for (const field of choices) held = pick(held, field, side)
        expect(openIn(held.met, FIELDS)).toBe(0)
        const sent = Object.fromEntries(
          FIELDS.filter((field) => !isSame(shown(held)[field], theirs[field])).map((field) => [
            field,
            shown(held)[field],
          ]),
        ) as Partial<Goods>
        const stored = { ...theirs, ...sent }
        for (const field of FIELDS) {
          const here = field in mine ? mine[field] : base[field]
          const isMine = !isSame(here, base[field])
          const wins = choices.includes(field) ? side === 'mine' : isMine
          expect(stored[field]).toEqual(wins ? here : theirs[field])
        }
      }),
    )
  })

  test('opens a choice again when the other changes the value once more; what is typed ends it', () => {
    const begun = meet(type(opened(), { price: 4100 }), { ...QUEIJO, price: 4290 }, READING)
    const chosen = pick(begun, 'price', 'theirs')
    expect([shown(chosen).price, openIn(chosen.met, FIELDS)]).toEqual([4290, 0])
    const again = meet(chosen, { ...QUEIJO, price: 4500 }, READING)
    expect([openIn(again.met, FIELDS), again.met.price]).toEqual([
      1,
      { was: 3990, mine: 4100, by: null, at: null },
    ])
    expect(openIn(meet(again, QUEIJO, READING).met, FIELDS)).toBe(0)
    const over = type(again, { price: 4800 })
    expect([shown(over).price, over.met]).toEqual([4800, {}])
  })

  test('takes for nobody else’s what this form sent and whose answer was lost', () => {
    const sent = type(opened(), { price: 4100 })
    const since = type(sent, { price: 4290 })
    const heard = meet(since, { ...QUEIJO, price: 4100, category: 'Laticínios' }, READING, sent.typed)
    expect(heard.typed).toEqual({ price: 4290 })
    expect(Object.keys(heard.met)).toEqual(['category'])
    // Said again as it was, it goes once more, and comes back as what is stored.
    expect(meet(sent, { ...QUEIJO, price: 4100 }, READING, sent.typed).typed).toEqual({ price: 4100 })
  })

  test('says whose each value is once the shop has said it', () => {
    const held = meet(opened(), { ...QUEIJO, price: 4290, category: null }, READING)
    const said = marked(held, (field) =>
      field === 'price' ? { by: 'Bia', at: '2026-11-23T14:05' } : undefined,
    )
    expect([said.met.price?.by, said.met.category?.by]).toEqual(['Bia', null])
  })
})

describe('a price and its unit', () => {
  interface Priced {
    readonly unit: 'kg' | 'g' | 'un'
    readonly price: number
  }
  const TERMS: Reading<Priced, Priced> = {
    fields: ['unit', 'price'],
    terms: { of: 'unit', stand: ['price'] },
    read: (goods, over) => {
      const unit = over.unit ?? goods.unit
      const each = inUnit(1, unit, goods.unit)
      return { unit, price: each === undefined ? goods.price : goods.price * each, ...over }
    },
  }
  const begun = (over: Partial<Priced>) =>
    type<Priced, Priced>({ base: { unit: 'kg', price: 4000 }, typed: {}, met: {} }, over)

  test('a price typed for a kilo is asked about when the other sells by another unit, also where the number is the same', () => {
    for (const now of [
      { unit: 'g', price: 4 },
      { unit: 'un', price: 4000 },
    ] as const) {
      const held = meet(begun({ price: 4500 }), now, TERMS)
      expect([TERMS.read(held.base, held.typed).unit, openIn(held.met, TERMS.fields)]).toEqual([now.unit, 1])
    }
  })

  test('a unit chosen here reads the other’s new price in it, and asks', () => {
    const held = meet(begun({ unit: 'g' }), { unit: 'kg', price: 5000 }, TERMS)
    expect(held.met.price).toMatchObject({ was: 4, mine: 4 })
    expect(TERMS.read(pick(held, 'price', 'theirs').base, { unit: 'g' }).price).toBe(5)
  })
})
