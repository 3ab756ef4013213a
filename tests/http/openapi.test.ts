// The API's description as programs read it: each call by name, in words, with what refuses it, and examples that are true.
import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { operations } from '#domain/operations.ts'
import { answerExample, describeApi, requestExample } from '#http/openapi.ts'
import { statusOf } from '#http/problems.ts'
import { problemsOf, type Route } from '#http/route.ts'
import { routedOperations, routes } from '#http/routes.ts'
import { App, type Client } from '../support/app.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { urlOf } from '../support/database-names.ts'

interface Described {
  readonly requestBody?: unknown
  readonly operationId: string
  readonly tags: readonly string[]
  readonly summary: string
  readonly security: readonly object[]
  readonly 'x-role'?: string
  readonly parameters: readonly { name: string; in: string; example?: unknown }[]
  readonly responses: Record<string, { $ref?: string }>
}
interface Document {
  readonly paths: Record<string, Record<string, Described>>
  readonly tags: readonly { name: string; description: string }[]
  readonly components: { readonly responses: Record<string, unknown>; readonly schemas: object }
}
const text = describeApi()
const document = JSON.parse(text) as Document
const described = ({ path, method }: Route) => document.paths[path]?.[method.toLowerCase()]
const byName = routes.map((route): [string, Route] => [route.called ?? route.name, route])

describe.each(byName)('%s', (name, route) => {
  const call = described(route)

  it('has its name, an area with a description, a summary in words and its role', () => {
    expect(call?.operationId).toBe(name)
    expect(name).toMatch(/^[a-z]+\.[a-z]+$/i)
    expect(document.tags.map((tag) => tag.name)).toContain(call?.tags[0])
    expect(route.summary).toMatch(/^[A-Z].*\s.*[^.]$/)
    expect(route.summary.length).toBeLessThan(80)
    expect(call?.['x-role'] ?? null).toBe(route.role)
    expect(call?.security).toEqual(route.role === null ? [] : [{ session: [] }])
  })

  it('names every code that it may be refused with, at its status', () => {
    const codes = [...problemsOf(route)]
    expect(codes.filter((code) => statusOf(code) < 500)).not.toEqual([])
    for (const code of codes) {
      const { $ref = '' } = call?.responses[statusOf(code)] ?? {}
      expect($ref.split('/').at(-1)?.split('-or-')).toContain(code)
    }
  })

  it('has an example of request and answer that its schemas take', () => {
    const ids = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [
      name,
      name === 'code' ? 'FREEZER-2' : 1,
    ])
    const request = { ...requestExample(route), ...Object.fromEntries(ids) }
    expect(route.input.safeParse(request).error).toBeUndefined()
    expect(route.output.safeParse(answerExample(route)).error).toBeUndefined()
  })
})

describe('the whole', () => {
  it('is valid OpenAPI 3.1', async () => {
    const { valid, errors } = await new Validator().validate(JSON.parse(text) as Record<string, unknown>)
    expect(errors).toBeUndefined()
    expect(valid).toBe(true)
  })

  it('has each name once, the operation’s own where there is one', () => {
    const names = routes.map(({ called, name }) => called ?? name)
    expect(new Set(names).size).toBe(names.length)
    for (const name of routedOperations) expect(operations[name].name).toBe(name)
  })

  it('lints clean: every reference leads somewhere, nothing is unused, and it says where, whose and by which leave', () => {
    const known = (kind: 'responses' | 'schemas') =>
      Object.keys(document.components[kind]).map((name) => `#/components/${kind}/${name}`)
    const used = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map((found) => found[1] ?? '')
    expect([...new Set(used)].sort()).toEqual([...known('responses'), ...known('schemas')].sort())
    const tags = new Set(routes.map((route) => described(route)?.tags[0]))
    expect(new Set(document.tags.map(({ name }) => name))).toEqual(tags)
    expect(document).toMatchObject({
      servers: [{ url: '/' }],
      info: { license: { identifier: expect.any(String) } },
    })
  })
})

describe('the examples, sent one after another to a new shop', () => {
  /** Not sent, and why. */
  const LEFT_OUT: Readonly<Record<string, string>> = {
    'auth.verify': 'is signed by Telegram',
    'drafts.get': 'names a draft that a line has begun',
    'drafts.edit': 'names a draft that a line has begun',
    'drafts.cancel': 'names a draft that a line has begun',
    'sessions.end': 'ends the session that asks; the last one here does',
    'undo.run': 'names what was done a moment ago',
    'customers.remove': 'is refused while money is open, as it is here',
    'counts.remove': 'is of a count that is open; the one here is closed before',
    'customers.ask': 'is of whose account it is; an owner asks here',
    'customers.history': 'is a file of lines: tests/http/histories.test.ts reads one',
    'contracts.history': 'is a file of lines too',
    'products.setMedia': 'takes a file: tests/http/media.test.ts sends some',
    'users.bulk': 'is of people as they were seen; users.edit is of one of them',
    'users.endSession': 'ends the session of somebody who is in',
    'invites.create': 'waits for what the bot is called, which is off here',
    'invites.revoke': 'names an invite that was made',
    'invites.grant': 'names an invite that waits for a yes',
    'approvals.create': 'is of what a limit refused to staff; an owner asks here',
    'approvals.get': 'names what was asked of an owner',
    'approvals.grant': 'names what was asked of an owner',
    'approvals.refuse': 'names what was asked of an owner',
    'approvals.withdraw': 'names what was asked of an owner',
    'links.grant': 'names a question that somebody asked by their telephone',
    'links.refuse': 'names a question that somebody asked by their telephone',
    'imports.create': 'takes a file: tests/http/imports.test.ts sends some',
    'imports.createNotebook': 'takes a file: tests/http/imports.test.ts sends some',
    'imports.get': 'names a list that was sent in',
    'imports.mend': 'names a list that was sent in',
    'imports.errors': 'names a list that was sent in',
    'imports.remove': 'names a list that was sent in',
    'imports.commit': 'names a list that was sent in',
    'sales.confirm': 'is for the customer; an owner asks here',
    'payments.confirm': 'is for the customer; an owner asks here',
    'sales.dispute': 'is for the customer; an owner asks here',
    'payments.dispute': 'is for the customer; an owner asks here',
    'disputes.get': 'names what a customer did not recognise',
    'disputes.known': 'names what a customer did not recognise',
    'disputes.answer': 'names what a customer did not recognise',
    'disputes.resolve': 'names what a customer did not recognise',
    'contracts.decline': 'ends what the others need',
    'contracts.cancel': 'ends what the others need',
    'contracts.complete': 'ends what the others need',
    'transactions.confirm': 'is of what another has said',
    'transactions.reject': 'is of what another has said',
    'transactions.withdraw': 'takes back what waits, which the one step here no longer does',
    'transactions.remind': 'is of a step that waits for others too',
    'users.remove': 'erases somebody whom the others name',
    'me.erase': 'is refused to the last owner, who asks here',
    'me.leave': 'is refused to the last owner, who asks here',
    'debts.promise': 'is of whoever owes, as a customer',
    'customers.promise': 'names a day of the next thirty',
    'payments.pix': 'is of an amount, a customer or a sale; the example names each',
  }
  const FIRST = ['products.create', 'stock.receive', 'stock.count', 'stock.adjust', 'customers.create']
  const THEN = ['sales.create', 'payments.create', 'commands.execute']
  const VOIDED = ['payments.void', 'sales.void']
  const EDITED = ['products.edit', 'customers.edit', 'users.edit', 'preferences.edit']
  const LAST = [...VOIDED, ...EDITED, 'products.remove', 'auth.renew', 'auth.logout']
  let fresh: FreshDatabase
  let app: App
  let owner: Client
  beforeAll(async () => {
    fresh = await freshDatabase()
    app = await App.start({ DATABASE_URL: urlOf(fresh.config) })
    await app.login('user', 222, 'Bia Lima')
    owner = await app.login('owner', 111, 'Olga')
  })
  afterAll(async () => {
    await app.stop()
    await fresh.drop()
  })

  const order = (name: string) => {
    const place = [...FIRST, ...THEN].indexOf(name)
    return place >= 0 ? place - 100 : LAST.indexOf(name)
  }
  const sent = byName.filter(([name]) => !LEFT_OUT[name]).sort(([a], [b]) => order(a) - order(b))

  it.each(sent)('%s: is done, and answered in the shape of the example', async (name, route) => {
    const path = route.path.replace('{code}', 'FREEZER-2').replaceAll(/\{\w+\}/g, '1')
    const query = (described(route)?.parameters ?? []).filter(
      (one) => one.in === 'query' && !['cursor', 'since', 'wait'].includes(one.name),
    )
    const asked = query.map(({ name, example }) => `${name}=${encodeURIComponent(String(example))}`).join('&')
    const body = described(route)?.requestBody ? requestExample(route) : undefined
    const answer = await owner.call(route.method, asked ? `${path}?${asked}` : path, body)
    expect([answer.status, answer.text]).toEqual([route.status, expect.any(String)])
    if (route.status === 204) return
    expect(route.output.safeParse(answer.body).error).toBeUndefined()
    const example = answerExample(route) as Record<string, unknown>
    // All that must be there is, by its schema; nothing comes that the example does not show.
    expect(Object.keys(answer.body).filter((key) => !(key in example))).toEqual([])
    // What a line says is shown as it is said now.
    if (name === 'commands.execute')
      // An example before it sold the same, which is said below.
      expect(String(answer.body['text']).replaceAll('\u00a0', ' ')).toContain(example['text'])
  })
})
