// Many people decided about at once, all or none; and where somebody is logged in, ended by an owner.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DomainError } from '#domain/errors.ts'
import type { Actor, Role } from '#domain/operation.ts'
import { openSession, upsertUser } from '#domain/users/index.ts'
import { TestShop } from '../support/shop.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
})
afterAll(async () => {
  await shop.expectSound()
  await shop.close()
})

let last = 80_000
async function somebody(role: Role = 'user'): Promise<number> {
  const { id } = await upsertUser(shop.runtime, { telegramId: ++last, name: 'Nina', language: 'en' })
  if (role !== 'user') await shop.do('users.edit', { id, version: 1, role }, { actor: shop.owner })
  return id
}
const read = (id: number) => shop.do('users.get', { id }, { actor: shop.owner })
const change = async (id: number, fields: object) => ({ id, version: (await read(id)).version, ...fields })
const bulk = (changes: readonly object[], actor = shop.owner) =>
  shop.run('users.bulk', { changes }, { actor })
const refusal = (changes: readonly object[], actor = shop.owner) =>
  shop.refusal('users.bulk', { changes }, { actor })
const roles = async (...ids: number[]) => (await Promise.all(ids.map(read))).map(({ role }) => role)

describe('deciding about many', () => {
  it('does all of it as one act, in the order asked, and one undo takes all of it back', async () => {
    const ids = [await somebody(), await somebody('admin'), await somebody()] as const
    const [one, two, three] = ids
    const session = await openSession(shop.runtime, two, { address: null, client: null, hours: 1 })
    const changes = [
      await change(three, { role: 'admin' }),
      await change(one, { role: 'owner' }),
      await change(two, { disabled: true }),
    ]
    const { value, undoId } = await bulk(changes)
    expect(value.items.map(({ id, role, disabled }) => [id, role, disabled])).toEqual([
      [three, 'admin', false],
      [one, 'owner', false],
      [two, 'admin', true],
    ])
    expect(await shop.look(`select ended_at is not null from sessions where id = ${session.id}`)).toBe(true)
    expect((await shop.do('undo.list', {}, { actor: shop.owner })).items[0]).toMatchObject({ id: undoId })
    await shop.undo(undoId)
    expect(await roles(...ids)).toEqual(['user', 'admin', 'user'])
    expect((await read(two)).disabled).toBe(false)
  })

  it('the act says of everybody from what to what, by id and without a name', async () => {
    const [one, two, three] = [await somebody(), await somebody('admin'), await somebody()]
    await bulk([
      await change(one, { role: 'admin' }),
      await change(two, { role: 'user', disabled: true }),
      await change(three, { role: 'user' }),
    ])
    const { items } = await shop.do('activities.list', { operation: 'users.bulk' }, { actor: shop.owner })
    expect(items[0]?.changes).toEqual({
      [`${one}.role`]: ['user', 'admin'],
      [`${two}.role`]: ['admin', 'user'],
      [`${two}.disabled`]: [false, true],
    })
  })

  it('a stale one is told who changed what since, as in an edit of one', async () => {
    const [one, two] = [await somebody(), await somebody()]
    const [first, second] = [await change(one, { role: 'owner' }), await change(two, { disabled: true })]
    await shop.do('users.edit', { id: two, version: second.version, role: 'admin' }, { actor: shop.owner })
    await shop.do('users.edit', { id: one, version: first.version, name: 'Nilda' }, { actor: shop.owner })
    const { details } = await refusal([second, first])
    expect(details.changed).toEqual({
      role: { by: { id: shop.owner.userId, name: 'Olga' }, at: expect.any(String) as string },
    })
  })

  it('one that cannot be stops all: the first gives the code, and each is named', async () => {
    const [one, two] = [await somebody(), await somebody()]
    const fine = await change(one, { role: 'admin' })
    const stale = { id: two, version: 99, role: 'admin' }
    expect(await refusal([fine, stale, { id: 99_999, version: 1, role: 'user' }])).toMatchObject({
      code: 'version_conflict',
      details: {
        current: { id: two },
        errors: [
          { path: 'changes.1', issue: 'stale' },
          { path: 'changes.2', issue: 'no_such' },
        ],
      },
    })
    expect(await roles(one, two)).toEqual(['user', 'user'])
    expect(await refusal([fine, { ...fine, role: 'user' }])).toMatchObject({
      code: 'invalid_input',
      details: { errors: [{ path: 'changes.1.id', issue: 'twice' }] },
    })
    for (const changes of [[], Array.from({ length: 201 }, () => fine)])
      expect((await refusal(changes)).details.errors?.[0]?.path).toBe('changes')
  })

  it('who is so already stays so, and there is nothing to take back', async () => {
    const one = await somebody('admin')
    const { value, undoId } = await bulk([await change(one, { role: 'admin' })])
    expect([value.items[0]?.role, undoId]).toEqual(['admin', null])
    expect(
      (await bulk([await change(one, {}), await change(shop.owner.userId, { role: 'owner' })])).undoId,
    ).toBeNull()
  })

  it('the last owner stays one, whatever the list; handing over in one act is fine', async () => {
    const heir = await somebody('admin')
    const self = shop.owner.userId
    expect(
      await refusal([await change(heir, { role: 'user' }), await change(self, { role: 'user' })]),
    ).toMatchObject({
      code: 'last_owner',
      details: { errors: [{ path: 'changes.1', issue: 'last_owner' }] },
    })
    const { undoId } = await bulk([
      await change(heir, { role: 'owner' }),
      await change(self, { role: 'admin' }),
    ])
    const actor: Actor = { userId: heir, role: 'owner', sessionId: null, language: 'en' }
    const back = await shop.do('users.get', { id: self }, { actor })
    await shop.do('users.edit', { id: self, version: back.version, role: 'owner' }, { actor })
    // Nobody undoes a change to themselves: the other one alone is taken back.
    await shop.undo(undoId)
    expect(await roles(heir, self)).toEqual(['admin', 'owner'])
  })

  it('two lists at once end as if one came after the other: never half of each, never without an owner', async () => {
    for (let round = 0; round < 4; round++) {
      const [one, two] = [await somebody(), await somebody()]
      const rival = await somebody('owner')
      const actor: Actor = { userId: rival, role: 'owner', sessionId: null, language: 'en' }
      const [mine, theirs] = [
        [
          await change(one, { role: 'admin' }),
          await change(two, { role: 'admin' }),
          await change(rival, { role: 'user' }),
        ],
        [
          await change(two, { disabled: true }),
          await change(one, { disabled: true }),
          await change(shop.owner.userId, { role: 'user' }),
        ],
      ]
      const both = await Promise.allSettled([bulk(mine), bulk(theirs, actor)])
      const done = both.map(({ status }) => status === 'fulfilled')
      expect(done.filter(Boolean)).toHaveLength(1)
      const refused = both.find((each) => each.status === 'rejected')?.reason as DomainError
      expect(['forbidden', 'version_conflict']).toContain(refused.code)
      const reader = done[0] ? shop.owner : actor
      const seen = await Promise.all([one, two].map((id) => shop.do('users.get', { id }, { actor: reader })))
      expect(seen.map(({ role, disabled }) => [role, disabled])).toEqual(
        done[0]
          ? [
              ['admin', false],
              ['admin', false],
            ]
          : [
              ['user', true],
              ['user', true],
            ],
      )
      if (done[0]) continue
      const own = await shop.do('users.get', { id: shop.owner.userId }, { actor })
      await shop.do('users.edit', { id: own.id, version: own.version, role: 'owner' }, { actor })
      await shop.do('users.bulk', { changes: [await change(rival, { role: 'user' })] }, { actor: shop.owner })
    }
  })
})

describe("somebody's devices", () => {
  const enter = (id: number) =>
    openSession(shop.runtime, id, { address: '203.0.113.9', client: 'x', hours: 1 })
  const sessions = async (id: number) =>
    (await shop.do('users.sessions', { id }, { actor: shop.owner })).items.map((one) => one.id)

  it('are seen by owners, ended one by one or all at once, through their own person alone', async () => {
    const [one, two] = [await somebody(), await somebody()]
    const [first, second] = [await enter(one), await enter(one)]
    expect(await sessions(one)).toEqual([second.id, first.id])
    const end = (id: number, sessionId: number) =>
      shop.refusal('users.endSession', { id, sessionId }, { actor: shop.owner })
    expect((await end(two, first.id)).code).toBe('not_found')
    await shop.do('users.endSession', { id: one, sessionId: first.id }, { actor: shop.owner })
    expect((await end(one, first.id)).code).toBe('not_found')
    expect(await sessions(one)).toEqual([second.id])
    const told = await shop.look<unknown[]>(
      `select json_agg(data order by id) from events where entity_id = ${one} and name like 'session%ended'`,
    )
    expect(told).toEqual([{ sessionId: first.id }])
    await shop.do('users.endSessions', { id: one }, { actor: shop.owner })
    expect(await sessions(one)).toEqual([])
    const acts = () => shop.look(`select count(*) from activities where operation = 'users.endSessions'`)
    const before = await acts()
    await shop.do('users.endSessions', { id: one }, { actor: shop.owner })
    expect(await acts()).toBe(before)
    for (const name of ['users.sessions', 'users.endSessions'] as const)
      expect((await shop.refusal(name, { id: 99_999 }, { actor: shop.owner })).code).toBe('not_found')
  })
})
