// Contracts against a small model: random parties, quorums and orders of acts, too late, twice, by others, two at once, and payments voided.
import { afterAll, beforeAll, expect } from 'vitest'
import { step } from '#database/step.ts'
import { DomainError } from '#domain/errors.ts'
import type { Actor } from '#domain/operation.ts'
import { upsertUser } from '#domain/users/index.ts'
import { times } from '../support/full.ts'
import { fc, test } from '../support/property.ts'
import { TestShop } from '../support/shop.ts'

const ROLES = ['seller', 'buyer', 'guarantor', 'witness', 'other'] as const
const PEOPLE = 4
const AMOUNTS = [700, 300] as const

type Act =
  | { readonly is: 'propose' | 'accept' | 'decline' | 'cancel' | 'complete'; readonly who: number }
  | { readonly is: 'late' }
  | { readonly is: 'say'; readonly who: number; readonly instalment: number | null }
  | { readonly is: 'confirm' | 'reject' | 'withdraw'; readonly who: number; readonly step: number }
  /** The payment that it posted. */
  | { readonly is: 'void'; readonly step: number }

interface Step {
  readonly by: number
  readonly instalment: number | null
  /** Who stands behind it, and whether they were staff. */
  readonly behind: readonly number[]
  readonly state: 'waiting' | 'confirmed' | 'rejected'
  /** What it posted was voided. */
  readonly voided?: boolean
}
interface Agreed {
  readonly state: string
  readonly quorum: number
  readonly parties: readonly { readonly who: number; readonly role: string; readonly answer: string }[]
  readonly steps: readonly Step[]
  readonly paid: number
}

/** The owner, somebody of staff, and two who are neither. */
const isOwner = (who: number) => who === 0
const isStaff = (who: number) => who < 2

/** What an act comes to: the contract after it, or what it is refused for. */
function model(now: Agreed, act: Act): Agreed | string {
  if (act.is === 'late') return now.state === 'proposed' ? { ...now, state: 'expired' } : now
  if (act.is === 'void') {
    const one = now.steps[act.step]
    if (!one || one.state !== 'confirmed' || one.instalment === null) return 'not_found'
    if (one.voided) return 'already_voided'
    const steps = now.steps.with(act.step, { ...one, voided: true })
    return { ...now, steps, paid: now.paid - (AMOUNTS[one.instalment - 1] ?? 0) }
  }
  const mine = now.parties.find(({ who }) => who === act.who)
  if (['propose', 'cancel', 'complete'].includes(act.is)) {
    if (!isOwner(act.who)) return 'forbidden'
    const from = { propose: ['draft'], cancel: ['draft', 'proposed', 'active'], complete: ['active'] }[
      act.is as 'propose'
    ]
    const to = { propose: 'proposed', cancel: 'cancelled', complete: 'completed' }[act.is as 'propose']
    if (!from.includes(now.state)) return now.state
    // What waits ends with it.
    const over = (one: Step): Step => (one.state === 'waiting' ? { ...one, state: 'rejected' } : one)
    return { ...now, state: to, steps: act.is === 'propose' ? now.steps : now.steps.map(over) }
  }
  if (!isOwner(act.who) && (now.state === 'draft' || !mine)) return 'not_found'
  if (act.is === 'accept' || act.is === 'decline') {
    if (!mine) return 'forbidden'
    if (now.state !== 'proposed') return now.state
    if (mine.answer !== 'waiting') return 'answered'
    const answer = act.is === 'accept' ? 'accepted' : 'declined'
    const parties = now.parties.map((one) => (one === mine ? { ...one, answer } : one))
    if (act.is === 'decline') return { ...now, parties, state: 'declined' }
    const yes = parties.filter((one) => one.answer === 'accepted').length
    const isEnough =
      yes >= now.quorum &&
      parties.every(({ role, answer: said }) => said === 'accepted' || !['seller', 'buyer'].includes(role))
    return { ...now, parties, state: isEnough ? 'active' : 'proposed' }
  }
  if (act.is === 'say') {
    if (!mine) return 'forbidden'
    if (now.state !== 'active') return now.state
    const standing = now.steps.find(
      (one) =>
        act.instalment !== null &&
        one.instalment === act.instalment &&
        one.state !== 'rejected' &&
        !one.voided,
    )
    if (standing) return standing.state === 'waiting' ? 'waiting' : 'paid'
    return settled(
      {
        ...now,
        steps: [
          ...now.steps,
          { by: act.who, instalment: act.instalment, behind: [act.who], state: 'waiting' },
        ],
      },
      now.steps.length,
    )
  }
  if (!('step' in act)) throw new Error('no such act')
  const one = now.steps[act.step]
  if (!one) return 'not_found'
  if (!mine) return 'forbidden'
  if ((one.by === act.who) !== (act.is === 'withdraw')) return 'forbidden'
  if (now.state !== 'active') return now.state
  if (one.state !== 'waiting') return one.state
  if (act.is !== 'withdraw' && one.behind.includes(act.who)) return 'answered'
  const after: Step =
    act.is === 'confirm' ? { ...one, behind: [...one.behind, act.who] } : { ...one, state: 'rejected' }
  const steps = now.steps.with(act.step, after)
  return act.is === 'confirm' ? settled({ ...now, steps }, act.step) : { ...now, steps }
}

function settled(now: Agreed, n: number): Agreed {
  const one = now.steps[n]
  if (!one || one.behind.length < now.quorum) return now
  if (one.instalment !== null && !one.behind.some(isStaff)) return now
  const paid = one.instalment !== null ? (AMOUNTS[one.instalment - 1] ?? 0) : 0
  return { ...now, steps: now.steps.with(n, { ...one, state: 'confirmed' }), paid: now.paid + paid }
}

const who = fc.nat({ max: PEOPLE - 1 })
const aStep = fc.nat({ max: 4 })
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({ is: fc.constant('propose' as const), who: fc.constantFrom(0, 0, 0, 1, 2) }),
  },
  { weight: 9, arbitrary: fc.record({ is: fc.constant('accept' as const), who }) },
  {
    weight: 1,
    arbitrary: fc.record({
      is: fc.constantFrom('decline' as const, 'cancel' as const, 'complete' as const),
      who,
    }),
  },
  { weight: 1, arbitrary: fc.constant({ is: 'late' as const }) },
  {
    weight: 8,
    arbitrary: fc.record({ is: fc.constant('say' as const), who, instalment: fc.constantFrom(null, 1, 2) }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      is: fc.constantFrom(
        'confirm' as const,
        'confirm' as const,
        'confirm' as const,
        'reject' as const,
        'withdraw' as const,
      ),
      who,
      step: aStep,
    }),
  },
  { weight: 2, arbitrary: fc.record({ is: fc.constant('void' as const), step: aStep }) },
)
/** What each does, one after the other; or two at one moment. */
const moves = fc.array(
  fc.oneof({ weight: 4, arbitrary: fc.tuple(act) }, { weight: 1, arbitrary: fc.tuple(act, act) }),
  { minLength: 8, maxLength: 30 },
)
const table = fc
  .record({
    people: fc.uniqueArray(who, { minLength: 1, maxLength: PEOPLE }),
    roles: fc.array(fc.constantFrom(...ROLES), { minLength: PEOPLE, maxLength: PEOPLE }),
    quorum: fc.integer({ min: 1, max: PEOPLE }),
  })
  .map(({ people, roles, quorum }) => ({
    quorum: Math.min(quorum, people.length),
    parties: people.map((one, n) => ({ who: one, role: roles[n] ?? 'other', answer: 'waiting' })),
  }))

let shop: TestShop
let other: ReturnType<TestShop['another']>
let people: readonly Actor[]
let made = 0
beforeAll(async () => {
  shop = await TestShop.open()
  other = shop.another()
  const { id } = await upsertUser(shop.runtime, { telegramId: 900_001, name: 'Raimundo' })
  people = [shop.owner, shop.staff, shop.user, { ...shop.user, userId: id }]
})
afterAll(async () => {
  await shop.expectSound()
  await other.database.close()
  await shop.close()
})

const personOf = (n: number): Actor => people[n] ?? shop.user
const late = step(
  'test.contract_late',
  `update contracts set deadline = now() - interval '1 second' where code = @code::text and state = 'proposed'`,
)

/** Does it; what it was refused for, or undefined. `ids`: of steps, in their order. */
async function done(
  code: string,
  one: Act,
  ids: readonly number[],
  runtime = shop.runtime,
): Promise<string | undefined> {
  try {
    if (one.is === 'late') await shop.database.run([late], { code })
    else if (one.is === 'void') {
      const { transactions } = await shop.do('contracts.get', { code }, { actor: shop.owner })
      const payment = transactions[one.step]?.payment
      if (!payment) return 'not_found'
      await shop.do('payments.void', { id: payment.id, reason: 'Não caiu' }, { actor: shop.owner, runtime })
    } else {
      const how = { actor: personOf(one.who), runtime }
      const id = 'step' in one ? (ids[one.step] ?? 999_999) : 0
      if (one.is === 'say')
        await shop.do(
          'transactions.create',
          one.instalment === null
            ? { code, kind: 'note', text: 'Feito' }
            : { code, kind: 'instalment', instalment: one.instalment },
          how,
        )
      else if (one.is === 'confirm') await shop.do('transactions.confirm', { code, id }, how)
      else if (one.is === 'withdraw') await shop.do('transactions.withdraw', { code, id }, how)
      else if (one.is === 'reject') await shop.do('transactions.reject', { code, id, reason: 'Não' }, how)
      else if (one.is === 'decline') await shop.do('contracts.decline', { code, reason: 'Não' }, how)
      else if (one.is === 'cancel') await shop.do('contracts.cancel', { code, reason: 'Não' }, how)
      else await shop.do(`contracts.${one.is}` as 'contracts.accept', { code }, how)
    }
    return undefined
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return error.code === 'wrong_state' ? (error.details.state ?? '') : error.code
  }
}

const said = (now: Agreed | string) => (typeof now === 'string' ? now : undefined)
const after = (now: Agreed, one: Act) => {
  const then = model(now, one)
  return typeof then === 'string' ? now : then
}

test.prop([table, moves], { numRuns: times(12, 200) })(
  'whatever is done to a contract, in whatever order, is as the model has it',
  async ({ quorum, parties }, all) => {
    const code = `M-${++made}`
    const customer = await shop.do('customers.create', { name: `Conta ${made}` }, { actor: shop.owner })
    const on = await shop.day(0)
    await shop.do(
      'contracts.create',
      {
        code,
        title: 'T',
        terms: '',
        quorum,
        deadline: new Date(Date.now() + 3_600_000).toISOString(),
        parties: parties.map(({ who: one, role }) => ({ person: { userId: personOf(one).userId }, role })),
        instalments: AMOUNTS.map((amount) => ({ on, amount, customerId: customer.id })),
      },
      { actor: shop.owner },
    )
    let now: Agreed = { state: 'draft', quorum, parties, steps: [], paid: 0 }
    for (const move of all) {
      const ids = (await shop.do('contracts.get', { code }, { actor: shop.owner })).transactions.map(
        ({ id }) => id,
      )
      const [first, second] = move
      if (!second) {
        expect({ now, first, came: await done(code, first, ids) }).toEqual({
          now,
          first,
          came: said(model(now, first)),
        })
        now = after(now, first)
        continue
      }
      const came = await Promise.all([done(code, first, ids), done(code, second, ids, other.runtime)])
      const orders = [
        {
          came: [said(model(now, first)), said(model(after(now, first), second))],
          ends: after(after(now, first), second),
        },
        {
          came: [said(model(after(now, second), first)), said(model(now, second))],
          ends: after(after(now, second), first),
        },
      ]
      const found = orders.filter((one) => JSON.stringify(one.came) === JSON.stringify(came))
      expect({ now, move, came, found: found.length }).not.toMatchObject({ found: 0 })
      const is = await shop.do('contracts.get', { code }, { actor: shop.owner })
      const fits = found.find(
        ({ ends }) =>
          ends.state === is.state &&
          ends.steps.every(({ by }, n) => is.transactions[n]?.by.id === personOf(by).userId),
      )
      expect({ now, move, is, fits }).toMatchObject({ fits: expect.anything() })
      if (fits) now = fits.ends
    }
    const is = await shop.do('contracts.get', { code }, { actor: shop.owner })
    expect(is.state).toBe(now.state)
    expect(is.parties.map(({ answer }) => answer)).toEqual(now.parties.map(({ answer }) => answer))
    expect(is.transactions.map(({ state }) => state)).toEqual(now.steps.map(({ state }) => state))
    const standing = (n: number) =>
      now.steps.find((one) => one.instalment === n && one.state !== 'rejected' && !one.voided)
    expect(is.instalments.map(({ state }) => state)).toEqual(
      AMOUNTS.map((_, n) => {
        const one = standing(n + 1)
        return one ? (one.state === 'waiting' ? 'waiting' : 'paid') : 'open'
      }),
    )
    const { credit } = await shop.do('customers.get', { id: customer.id })
    expect(credit).toBe(now.paid)
    const noted = (kind: string) =>
      shop.look<number>(
        `select count(*) from contract_entries where contract_id = ${is.id} and kind = '${kind}'`,
      )
    expect(await noted('unsettled')).toBe(now.steps.filter(({ voided }) => voided).length)
    expect((await noted('rejected')) + (await noted('withdrawn'))).toBe(
      now.steps.filter(({ state }) => state === 'rejected').length,
    )
  },
  180_000,
)
