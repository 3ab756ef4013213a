// docs/dialogues/asks: staff ask an owner to free what a limit refused; freed, refused, given up and done no more, in both languages,
// as they read. `TRANSCRIPTS=1 npx vitest run tests/bot/asks-transcript.test.ts` writes them anew.
import { followNotices } from '#domain/notices/index.ts'
import type { Language } from '#domain/operation.ts'
import { TestBot } from '../support/bot.ts'
import { settled } from '../support/horizon.ts'
import { playScenes, type Stage } from '../support/scenes.ts'
import type { Person } from '../support/telegram.ts'

const SCENES: Record<Language, string> = {
  'pt-BR': `
# Acima do limite, liberado
@ Bia
/vender Jorge: 1 café fiado
> Pedir à gestão
< Olga Rita
@ Olga
> Liberar
< Bia Rita
# Recusado
@ Bia
/vender Jorge: 1 café fiado
> Pedir à gestão
< Olga Rita
@ Rita
> Recusar
< Bia Olga
# Um desconto, e a desistência
@ Bia
/vender Jorge: 1 café desconto 6 pago
> Pedir à gestão
< Olga Rita
> Desistir
< Olga Rita
# Não dá mais
@ Bia
/vender Jorge: 2 café fiado
> Pedir à gestão
< Olga Rita
! Enquanto isso, o café acaba.
@ Olga
> Liberar
`,
  en: `
# Over the limit, allowed
@ Bia
/sell Jorge: 1 café on tab
> Ask an owner
< Olga Rita
@ Olga
> Allow
< Bia Rita
# Refused
@ Bia
/sell Jorge: 1 café on tab
> Ask an owner
< Olga Rita
@ Rita
> Refuse
< Bia Olga
# A discount, given up
@ Bia
/sell Jorge: 1 café discount 6 paid
> Ask an owner
< Olga Rita
> Give up
< Olga Rita
# No longer possible
@ Bia
/sell Jorge: 2 café on tab
> Ask an owner
< Olga Rita
! Meanwhile the café runs out.
@ Olga
> Allow
`,
}

/** Two owners, one of the team; coffee on the shelf, and Jorge, who may owe little. */
async function open(language: Language): Promise<Stage> {
  const bot = await TestBot.open()
  const tongue = { language_code: language === 'en' ? 'en' : 'pt-br' }
  const people: Record<string, Person> = {
    Olga: bot.telegram.person(111, 'Olga', tongue),
    Bia: bot.telegram.person(222, 'Bia', tongue),
    Rita: bot.telegram.person(444, 'Rita', tongue),
  }
  for (const person of Object.values(people)) await person.type('/start')
  const { shop } = bot
  const actor = shop.owner
  for (const [id, role] of [
    [222, 'admin'],
    [444, 'owner'],
  ] as const) {
    const userId = await shop.look<number>(`select id from users where telegram_id = ${id}`)
    const { version } = await shop.do('users.get', { id: userId }, { actor })
    const is = await shop.look<string>(`select to_json(role) from users where id = ${userId}`)
    if (is !== role) await shop.do('users.edit', { id: userId, version, role }, { actor })
  }
  const { id: productId } = await shop.do(
    'products.create',
    { name: 'Café', price: 3000, unit: 'un' },
    { actor },
  )
  await shop.do('stock.receive', { productId, quantity: 10, unitCost: 321 })
  await shop.do('customers.create', { name: 'Jorge', creditLimit: 2000 }, { actor })
  const { version, limits } = await shop.do('settings.get', {}, { actor })
  await shop.do('settings.edit', { version, limits: { ...limits, discountPercent: 10 } }, { actor })
  await settled(shop.fresh.config)
  await followNotices(shop.database)
  return { bot, people, deeds: [() => sellsOut(bot)] }
}

/** All that is left is sold to somebody else. */
async function sellsOut({ shop }: TestBot): Promise<void> {
  const { items } = await shop.do('products.list', {})
  const [coffee] = items
  if (!coffee?.stock) throw new Error('nothing is on the shelf')
  const { id: productId, stock: quantity, price } = coffee
  await shop.do('sales.create', {
    items: [{ productId, quantity }],
    payments: [{ amount: quantity * price, method: 'pix' }],
  })
}

playScenes({
  name: 'asks',
  titles: { 'pt-BR': 'Pedir à gestão, como se lê', en: 'Asking an owner, as it reads' },
  lines: SCENES,
  open,
})
