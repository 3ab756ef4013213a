// Every operation, tried as nobody, user, admin, owner and disabled: the role it says is the role it takes, at the kernel and over HTTP.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { step } from '#database/step.ts'
import { DomainError } from '#domain/errors.ts'
import { execute } from '#domain/execute.ts'
import { type Actor, type Operation, ROLES, type Role } from '#domain/operation.ts'
import { type OperationName, operations } from '#domain/operations.ts'
import { routes } from '#http/routes.ts'
import { App, type Client, Client as Nobody, urlOf } from './support/app.ts'
import { type FreshDatabase, freshDatabase } from './support/database.ts'
import { TestShop } from './support/shop.ts'

/** The smallest role of each, and an input that can be read. What is not here fails the test. */
const TABLE: Record<OperationName, readonly [Role, unknown]> = {
  'users.list': ['owner', {}],
  'users.get': ['owner', { id: 1 }],
  'users.edit': ['owner', { id: 3, version: 1, name: 'Caio' }],
  'people.list': ['admin', {}],
  'sessions.list': ['user', {}],
  'sessions.renew': ['user', { hours: 1 }],
  'sessions.end': ['user', { id: 999 }],
  'sessions.endOthers': ['user', {}],
  'preferences.get': ['user', {}],
  'preferences.edit': ['user', { version: 1 }],
  'shop.get': ['user', {}],
  'products.list': ['user', {}],
  'products.get': ['user', { id: 1 }],
  'products.create': ['owner', { name: 'Café', price: 500 }],
  'products.edit': ['owner', { id: 1, version: 1 }],
  'products.remove': ['owner', { id: 999 }],
  'products.unmake': ['owner', { id: 999, version: 1 }],
  'categories.list': ['user', {}],
  'stock.list': ['admin', {}],
  'stock.lots': ['admin', {}],
  'stock.movements': ['admin', {}],
  'stock.receive': ['admin', { productId: 1, quantity: 1, unitCost: 1 }],
  'stock.adjust': ['admin', { productId: 1, delta: 1, reason: 'achado' }],
  'stock.count': ['admin', { productId: 1, counted: 1 }],
  'stock.unreceive': ['admin', { id: 999 }],
  'stock.unadjust': ['admin', { id: 999 }],
  'stock.uncount': ['admin', { id: 999 }],
  'customers.list': ['admin', {}],
  'customers.get': ['admin', { id: 999 }],
  'customers.create': ['admin', { name: 'Ana' }],
  'customers.edit': ['admin', { id: 999, version: 1 }],
  'customers.remove': ['admin', { id: 999 }],
  'customers.unmake': ['admin', { id: 999, version: 1 }],
  'customers.statement': ['user', { id: 999 }],
  'sales.create': ['admin', { customerName: 'Ana', items: [{ productId: 1, quantity: 1 }] }],
  'sales.list': ['user', {}],
  'sales.get': ['user', { id: 999 }],
  'sales.void': ['admin', { id: 999, reason: 'engano' }],
  'sales.unsell': ['admin', { id: 999 }],
  'payments.create': ['admin', { customerId: 999, amount: 1, method: 'pix' }],
  'payments.list': ['admin', {}],
  'payments.get': ['admin', { id: 999 }],
  'payments.void': ['admin', { id: 999, reason: 'engano' }],
  'payments.unpay': ['admin', { id: 999 }],
  'payments.pix': ['user', { amount: 1 }],
  'debts.list': ['admin', {}],
  'home.get': ['user', {}],
  'debts.get': ['admin', { customerId: 999 }],
  'debts.mine': ['user', {}],
  'undo.list': ['user', {}],
  'undo.run': ['user', { id: 999 }],
}

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

describe.each(Object.keys(operations) as OperationName[])('%s', (name) => {
  const [needed, input] = TABLE[name] ?? ['owner', undefined]

  it('stands in the table with its role', () => {
    expect(TABLE[name]).toBeDefined()
    expect(operations[name].role).toBe(needed)
    expect(operations[name].name).toBe(name)
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
      if (may) expect(['forbidden', 'unauthenticated', 'invalid_input']).not.toContain(code)
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
