// A question whose asker or account is gone: nobody is shown it, and nobody is asked about it.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { askedLinks } from '#domain/links/index.ts'
import type { Actor } from '#domain/operation.ts'
import { upsertUser } from '#domain/users/index.ts'
import { TestShop } from '../support/shop.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
})
afterAll(() => shop.close())

let last = 30_000_000
async function asked() {
  const name = `Pede ${++last}`
  const met = await upsertUser(shop.runtime, { telegramId: last, name })
  const actor: Actor = { ...shop.user, userId: met.id }
  const phone = `119${last}`
  const { id: customerId } = await shop.do(
    'customers.create',
    { name: `Conta ${last}`, phone },
    { actor: shop.owner },
  )
  await shop.do('links.ask', { phone: `55${phone}` }, { actor })
  const [link] = (await shop.do('links.list', { customerId })).items
  return { actor, name, customerId, link: link?.id ?? 0 }
}
const state = (id: number) =>
  shop.look(`select json_build_array(answered_at is not null, granted, rev > 1) from links where id = ${id}`)
const customer = async (id: number, change: object) => {
  const { version } = await shop.do('customers.get', { id })
  await shop.do('customers.edit', { id, version, ...change }, { actor: shop.owner })
}

it('who asked is erased, or whose account it is by then: it is answered, and told so', async () => {
  const [asker, other] = [await asked(), await asked()]
  await shop.do('me.erase', { confirm: asker.name }, { actor: asker.actor })
  const has = await upsertUser(shop.runtime, { telegramId: ++last, name: 'Outra' })
  await customer(other.customerId, { userId: has.id })
  await shop.do('me.erase', { confirm: 'Outra' }, { actor: { ...shop.user, userId: has.id } })
  for (const { link } of [asker, other]) {
    expect(await state(link)).toEqual([true, false, true])
    expect(
      await shop.look(`select count(*) from events where name = 'link.answered' and entity_id = ${link}`),
    ).toBe(1)
  }
  expect((await shop.do('links.list', {})).items).toEqual([])
  expect((await askedLinks(shop.runtime, [asker.link])).links).toEqual([])
})

it('what can no longer be granted is in no list, and nobody is asked: linked otherwise, in the archive, gone, shut out', async () => {
  const all = [await asked(), await asked(), await asked(), await asked(), await asked()] as const
  const [linked, archived, gone, shut, stands] = all
  await customer(linked.customerId, { userId: shop.user.userId })
  await customer(archived.customerId, { archived: true })
  await shop.do('customers.remove', { id: gone.customerId }, { actor: shop.owner })
  const { version } = await shop.do('users.get', { id: shut.actor.userId }, { actor: shop.owner })
  await shop.do('users.edit', { id: shut.actor.userId, version, disabled: true }, { actor: shop.owner })
  expect((await shop.do('links.list', {})).items.map(({ id }) => id)).toEqual([stands.link])
  const { links } = await askedLinks(
    shop.runtime,
    all.map(({ link }) => link),
  )
  expect(links.map(({ id }) => id)).toEqual([stands.link])
})
