// What customers do not recognise, against a small model: random orders of words, voids and ends, by whom they are and are not for, twice under one key, two at once, and a person who leaves.
import { afterAll, beforeAll, expect } from 'vitest'
import { DomainError } from '#domain/errors.ts'
import type { Actor } from '#domain/operation.ts'
import { upsertUser } from '#domain/users/index.ts'
import { times } from '../support/full.ts'
import { fc, test } from '../support/property.ts'
import { TestShop } from '../support/shop.ts'

const THINGS = ['sale', 'payment'] as const
type Thing = (typeof THINGS)[number]
const WHO = ['customer', 'stranger', 'staff', 'owner'] as const
type Who = (typeof WHO)[number]

type Act =
  | { readonly is: 'dispute' | 'confirm' | 'void'; readonly who: Who; readonly thing: Thing }
  | { readonly is: 'answer' | 'keep' | 'annul'; readonly who: Who; readonly talk: number }
  | { readonly is: 'leave' }

interface Talk {
  readonly thing: Thing
  readonly outcome: 'kept' | 'void' | null
  /** Whose each of its lines is. */
  readonly sides: readonly ('customer' | 'shop')[]
}
interface State {
  readonly word: Readonly<Record<Thing, 'none' | 'confirmed' | 'disputed' | 'resolved'>>
  readonly voided: Readonly<Record<Thing, boolean>>
  readonly talks: readonly Talk[]
  /** The customer is nobody here any more. */
  readonly left: boolean
}
const FIRST: State = {
  word: { sale: 'none', payment: 'none' },
  voided: { sale: false, payment: false },
  talks: [],
  left: false,
}

const isShop = (who: Who) => who === 'staff' || who === 'owner'
const openOf = (now: State, thing: Thing) =>
  now.talks.findIndex((talk) => talk.thing === thing && !talk.outcome)
const ended = (now: State, at: number, outcome: 'kept' | 'void', more: Talk['sides'] = []): State => {
  const talk = now.talks[at]
  if (!talk) return now
  const talks = now.talks.with(at, { ...talk, outcome, sides: [...talk.sides, ...more] })
  return { ...now, talks, word: { ...now.word, [talk.thing]: 'resolved' } }
}
const annulled = (now: State, thing: Thing): State => ({
  ...ended(now, openOf(now, thing), 'void'),
  voided: { ...now.voided, [thing]: true },
})

/** What an act comes to: how it stands after it, or what it is refused for. */
function model(now: State, act: Act): State | string {
  if (act.is === 'leave') {
    if (now.left) return 'unauthenticated'
    // Of what is paid, or void with its payment, no money is open.
    if (now.voided.sale !== now.voided.payment) return 'money'
    const talks = now.talks.flatMap((talk, n) => (talk.outcome ? [] : [n]))
    return { ...talks.reduce((then, n) => ended(then, n, 'kept'), now), left: true }
  }
  // What is the shop's to do is judged before who they are.
  if (act.who === 'customer' && now.left)
    return act.is === 'void' || act.is === 'keep' || act.is === 'annul' ? 'forbidden' : 'unauthenticated'
  if ('thing' in act) {
    const { thing } = act
    if (act.is === 'void') {
      if (!isShop(act.who)) return 'forbidden'
      if (now.voided[thing]) return 'already_voided'
      // Whoever left has nothing open; one of the two alone would open it again.
      return now.left ? 'erased' : annulled(now, thing)
    }
    if (isShop(act.who)) return 'forbidden'
    if (act.who === 'stranger') return 'not_found'
    if (now.voided[thing]) return 'already_voided'
    if (now.word[thing] === (act.is === 'dispute' ? 'disputed' : 'confirmed')) return now.word[thing]
    if (act.is === 'dispute')
      return {
        ...now,
        talks: [...now.talks, { thing, outcome: null, sides: ['customer'] }],
        word: { ...now.word, [thing]: 'disputed' },
      }
    const then = ended(now, openOf(now, thing), 'kept')
    return { ...then, word: { ...then.word, [thing]: 'confirmed' } }
  }
  if (act.is !== 'answer' && !isShop(act.who)) return 'forbidden'
  const talk = now.talks[act.talk]
  if (!talk || act.who === 'stranger') return 'not_found'
  if (talk.outcome) return 'resolved'
  if (act.is === 'keep') return ended(now, act.talk, 'kept', ['shop'])
  if (act.is === 'annul')
    return { ...ended(now, act.talk, 'void', ['shop']), voided: { ...now.voided, [talk.thing]: true } }
  const side = act.who === 'customer' ? 'customer' : 'shop'
  return { ...now, talks: now.talks.with(act.talk, { ...talk, sides: [...talk.sides, side] }) }
}

const who = fc.constantFrom(...WHO, 'customer' as const)
const about = fc.constantFrom(...THINGS)
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ is: fc.constantFrom('dispute', 'confirm'), who, thing: about }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('void'), who, thing: about }) },
  {
    weight: 7,
    arbitrary: fc.record({
      is: fc.constantFrom('answer', 'answer', 'keep', 'annul'),
      who,
      talk: fc.integer({ min: 0, max: 2 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('leave') }) },
) as fc.Arbitrary<Act>
/** What each does, one after the other; the same twice under one key; or two at one moment. */
const moves = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ acts: fc.tuple(act), again: fc.constant(false) }) },
    { weight: 2, arbitrary: fc.record({ acts: fc.tuple(act), again: fc.constant(true) }) },
    { weight: 2, arbitrary: fc.record({ acts: fc.tuple(act, act), again: fc.constant(false) }) },
  ),
  { minLength: 6, maxLength: 24 },
)

let shop: TestShop
let other: ReturnType<TestShop['another']>
let goods = 0
let stranger: Actor
let made = 0
beforeAll(async () => {
  shop = await TestShop.open()
  other = shop.another()
  goods = await shop.product([[100_000, 100]])
  const { id } = await upsertUser(shop.runtime, { telegramId: 900_001, name: 'Raimundo' })
  stranger = { ...shop.user, userId: id }
})
afterAll(async () => {
  await shop.expectSound()
  await other.database.close()
  await shop.close()
})

/** Somebody with an account, a sale on it, and what they paid for it at once. */
async function begun() {
  const name = `Freguês ${++made}`
  const { id: userId } = await upsertUser(shop.runtime, { telegramId: 910_000 + made, name })
  const { id: customerId } = await shop.do('customers.create', { name, userId }, { actor: shop.owner })
  const sale = await shop.do('sales.create', {
    customerId,
    items: [{ productId: goods, quantity: 1, unitPrice: 1000 }],
    payments: [{ amount: 1000, method: 'pix' }],
  })
  const ids = { sale: sale.id, payment: sale.payments[0]?.id ?? 0 }
  const actors = { customer: { ...shop.user, userId }, stranger, staff: shop.staff, owner: shop.owner }
  return { name, customerId, ids, actors }
}
type Begun = Awaited<ReturnType<typeof begun>>

const talksOf = async ({ customerId }: Begun) =>
  (await shop.do('disputes.list', { customerId, limit: 100 })).items.toSorted((one, two) => one.id - two.id)

const NO_MORE = ['unauthenticated', 'disabled', 'forbidden', 'not_found', 'last_owner']

/** Does it; what it was refused for, or undefined. */
async function done(it: Begun, one: Act, key: string, runtime = shop.runtime): Promise<string | undefined> {
  const talks = await talksOf(it)
  const actor = one.is === 'leave' ? it.actors.customer : it.actors[one.who]
  const how = { actor, runtime, intentKey: key }
  const text = 'Engano'
  try {
    if (one.is === 'leave') await shop.do('me.erase', { confirm: it.name }, how)
    else if ('thing' in one) {
      const id = it.ids[one.thing]
      const [said, paid] = [`sales.${one.is}`, `payments.${one.is}`] as const
      const more = one.is === 'confirm' ? {} : { reason: text }
      await shop.do(one.thing === 'sale' ? said : paid, { id, ...more }, how)
    } else {
      const id = talks[one.talk]?.id ?? 999_999
      if (one.is === 'answer') await shop.do('disputes.answer', { id, text }, how)
      else await shop.do('disputes.resolve', { id, text, outcome: one.is === 'keep' ? 'kept' : 'void' }, how)
    }
    return undefined
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    const code = error.code === 'wrong_state' ? (error.details.state ?? '') : error.code
    if (one.is === 'leave' && !NO_MORE.includes(error.code)) return 'money'
    return actor === it.actors.customer && ['unauthenticated', 'disabled'].includes(error.code)
      ? 'unauthenticated'
      : code
  }
}

const refusal = (now: State | string) => (typeof now === 'string' ? now : undefined)
const after = (now: State, one: Act) => {
  const then = model(now, one)
  return typeof then === 'string' ? now : then
}
/** As the shop has it, in the words of the model. */
async function stands(it: Begun, left: boolean): Promise<State> {
  const sale = await shop.do('sales.get', { id: it.ids.sale })
  const payment = await shop.do('payments.get', { id: it.ids.payment })
  return {
    word: { sale: sale.confirmation.state, payment: payment.confirmation.state },
    voided: { sale: sale.status === 'voided', payment: payment.voidedAt !== null },
    talks: (await talksOf(it)).map(({ entity, outcome, thread }) => ({
      thing: entity,
      outcome,
      sides: thread.map(({ side }) => side),
    })),
    left,
  }
}

test.prop([moves], { numRuns: times(8, 300), endOnFailure: true })(
  'whatever is said of a sale and its payment, in whatever order and however often, is as the model has it',
  async (all) => {
    const it = await begun()
    let now = FIRST
    for (const [n, { acts, again }] of all.entries()) {
      const [first, second] = acts
      const key = `model ${made} ${n}`
      if (!second) {
        const came = await done(it, first, key)
        expect({ now, first, came }).toEqual({ now, first, came: refusal(model(now, first)) })
        const then = after(now, first)
        // What was refused is tried anew, and refused as before; what was done is told again, and not done.
        const leaves = first.is === 'leave' && came === undefined
        if (again && !leaves)
          expect({ now, first, again: await done(it, first, key, other.runtime) }).toEqual({
            now,
            first,
            again: came,
          })
        now = then
        expect({ first, again, is: await stands(it, now.left) }).toEqual({ first, again, is: now })
        continue
      }
      const came = await Promise.all([
        done(it, first, `${key} a`),
        done(it, second, `${key} b`, other.runtime),
      ])
      const orders = [
        {
          came: [refusal(model(now, first)), refusal(model(after(now, first), second))],
          ends: after(after(now, first), second),
        },
        {
          came: [refusal(model(after(now, second), first)), refusal(model(now, second))],
          ends: after(after(now, second), first),
        },
      ]
      const found: State[] = []
      for (const one of orders)
        if (JSON.stringify(one.came) === JSON.stringify(came)) {
          const is = await stands(it, one.ends.left)
          if (JSON.stringify(is) === JSON.stringify(one.ends)) found.push(one.ends)
        }
      expect({ now, acts, came, orders, found: found.length }).not.toMatchObject({ found: 0 })
      now = found[0] ?? now
    }
  },
)
