// Every operation, tried as nobody, user, admin, owner and disabled: the role it says is the role it takes, at the kernel and over HTTP.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { step } from '#database/step.ts'
import { DomainError } from '#domain/errors.ts'
import { execute } from '#domain/execute.ts'
import { type Actor, type Operation, ROLES, type Role } from '#domain/operation.ts'
import { type OperationName, operations } from '#domain/operations.ts'
import { routes } from '#http/routes.ts'
import { acts as actsEn } from '#locales/en/called.ts'
import { acts as actsPt } from '#locales/pt-BR/called.ts'
import { App, type Client, Client as Nobody } from './support/app.ts'
import { readAreas } from './support/areas.ts'
import { type FreshDatabase, freshDatabase } from './support/database.ts'
import { urlOf } from './support/database-names.ts'
import { TestShop } from './support/shop.ts'

const rows = [...(await readAreas()).values()].flatMap(({ operations: said = {} }) => Object.entries(said))
const TABLE = new Map(rows)

it('every row of tests/areas is of an operation that there is, and stands there once', () => {
  expect(rows.map(([name]) => name).toSorted()).toEqual([...TABLE.keys()].toSorted())
  expect([...TABLE.keys()].filter((name) => !Object.hasOwn(operations, name))).toEqual([])
})

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
  await shop.product([[5, 100]])
})
afterAll(() => shop.close())

const codeOf = async (name: OperationName, actor: Actor, input: unknown): Promise<string> => {
  try {
    const operation = operations[name] as unknown as Operation<unknown, unknown>
    await execute(shop.runtime, operation, { actor, input, source: 'test' })
    return 'done'
  } catch (error) {
    if (error instanceof DomainError) return error.code
    throw error
  }
}

/** Whoever may is refused in the operation itself, until they write their own name. */
const SURE: readonly OperationName[] = ['me.erase', 'me.leave']

describe.each(Object.keys(operations) as OperationName[])('%s', (name) => {
  const [needed, input] = TABLE.get(name) ?? ['owner', undefined]

  it('has its row in tests/areas, with its role', () => {
    expect(TABLE.has(name)).toBe(true)
    expect(operations[name].role).toBe(needed)
    expect(operations[name].name).toBe(name)
  })

  it('is called by what was done in Atividade, in both languages; an opposite by what it takes back', () => {
    if (operations[name].kind !== 'write' || /\.un[a-z]+$/.test(name)) return
    expect([actsPt, actsEn].filter((acts) => !Object.hasOwn(acts, name))).toEqual([])
  })

  it('of the session that asks: is declared so, for a key stands for it in no other', () => {
    const operation = operations[name] as unknown as Operation<unknown, unknown>
    if (operation.kind !== 'write') return
    expect(operation.ofSession ?? false).toBe(operation.record.body.includes('@session::'))
  })

  it('is refused to smaller roles before its input is read, and given to the others', async () => {
    const actors = { user: shop.user, admin: shop.staff, owner: shop.owner }
    for (const role of ROLES) {
      const may = ROLES.indexOf(role) >= ROLES.indexOf(needed)
      const code = await codeOf(name, actors[role], may ? input : { rubbish: true })
      if (may && SURE.includes(name)) expect(code).toBe('invalid_input')
      else if (may) expect(['forbidden', 'unauthenticated', 'invalid_input']).not.toContain(code)
      else expect(code).toBe('forbidden')
    }
  })

  it('of writes: a role that was lost, a session that ended and a person who is shut out change nothing', async () => {
    if (operations[name].kind !== 'write' || name === 'undo.run') return
    // What the door remembered is an owner; what the database knows is a customer, or nobody at all.
    const stale = { ...shop.user, role: 'owner' as const }
    if (needed !== 'user') expect(await codeOf(name, stale, input)).toBe('forbidden')
    expect(await codeOf(name, { ...shop.owner, sessionId: 12_345 }, input)).toBe('unauthenticated')
    await shop.database.run(
      [step('test.shut', `update users set disabled_at = now() where id = @id::bigint`)],
      { id: shop.staff.userId },
    )
    expect(await codeOf(name, { ...shop.staff, role: 'owner' }, input)).toBe('disabled')
    await shop.database.run(
      [step('test.open', `update users set disabled_at = null where id = @id::bigint`)],
      { id: shop.staff.userId },
    )
  })
})

describe('over HTTP', () => {
  let fresh: FreshDatabase
  let app: App
  let people: Record<Role | 'disabled', Client>

  beforeAll(async () => {
    fresh = await freshDatabase()
    app = await App.start({ DATABASE_URL: urlOf(fresh.config) })
    const owner = await app.login('owner', 111, 'Olga')
    const disabled = await app.login('owner', 555, 'Rui')
    people = {
      owner,
      disabled,
      admin: await app.login('admin', 222, 'Bia'),
      user: await app.login('user', 333, 'Caio'),
    }
    const { body } = await owner.get(`/api/users/${disabled.userId}`)
    await owner.patch(`/api/users/${disabled.userId}`, { version: body['version'], disabled: true })
  })
  afterAll(async () => {
    await app.stop()
    await fresh.drop()
  })

  it('every route: nobody 401, a role too small 403, a disabled person 403, whatever they send', async () => {
    const wrong: string[] = []
    for (const route of routes.filter(({ role }) => role !== null)) {
      const path = route.path.replaceAll(/\{\w+\}/g, '999999')
      const ask = (client: Nobody) =>
        client.call(route.method, path, route.method === 'GET' ? undefined : 'rubbish')
      const expected = async (client: Nobody, status: number, code: string) => {
        const answer = await ask(client)
        if (answer.status !== status || answer.body['code'] !== code)
          wrong.push(`${route.method} ${path}: ${answer.status} ${answer.text.slice(0, 80)}`)
      }
      await expected(new Nobody(app.base), 401, 'unauthenticated')
      await expected(people.disabled, 403, 'disabled')
      const needed = route.role ?? 'user'
      for (const role of ROLES) {
        if (ROLES.indexOf(role) < ROLES.indexOf(needed)) await expected(people[role], 403, 'forbidden')
      }
    }
    expect(wrong).toEqual([])
  })
})
