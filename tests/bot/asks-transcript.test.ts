// docs/dialogues/asks: staff ask an owner to free what a limit refused; freed, refused, given up and done no more, in both languages,
// as they read. `TRANSCRIPTS=1 npx vitest run tests/bot/asks-transcript.test.ts` writes them anew.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { deriveNotices, followNotices } from '#domain/notices/index.ts'
import type { Language } from '#domain/operation.ts'
import { TestBot } from '../support/bot.ts'
import { settled } from '../support/horizon.ts'
import type { Person } from '../support/telegram.ts'
import { masked, Transcript, undated } from '../support/transcript.ts'

/** `> ` taps, `@ ` says who goes on, `< ` who hears what has happened, `! ` what is sold out meanwhile; all else is typed. */
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

/** Also without years, which are said where they are not this one; hours first, for a day may stand before them. */
const bare = (text: string): string =>
  undated(text.replaceAll(/\b\d{1,2}:\d{2}\b/g, '‹hour›').replaceAll(/,? 20\d\d\b/g, ''))

let bot: TestBot
afterEach(() => bot.close())

async function told() {
  await settled(bot.shop.fresh.config)
  while ((await deriveNotices(bot.shop.database)).more);
  const waiting = `select count(*)::int from notices where tell_at is not null and told_rev < rev`
  await vi.waitFor(async () => {
    bot.bot.tell()
    expect(await bot.shop.look<number>(waiting)).toBe(0)
  }, 60_000)
  await bot.quiet()
}

/** Two owners, one of the team; coffee on the shelf, and Jorge, who may owe little. */
async function open(language: Language): Promise<Record<string, Person>> {
  bot = await TestBot.open()
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
  return people
}

/** All that is left is sold to somebody else. */
async function sellsOut(): Promise<void> {
  const { shop } = bot
  const { items } = await shop.do('products.list', {})
  const [coffee] = items
  if (!coffee?.stock) throw new Error('nothing is on the shelf')
  const { id: productId, stock: quantity, price } = coffee
  await shop.do('sales.create', {
    items: [{ productId, quantity }],
    payments: [{ amount: quantity * price, method: 'pix' }],
  })
}

async function played(language: Language): Promise<string> {
  const people = await open(language)
  const named = (name: string): Person => people[name] ?? bot.owner
  const transcript = new Transcript(bot)
  let who = named('Bia')
  for (const line of SCENES[language].trim().split('\n')) {
    const said = line.slice(2)
    if (line.startsWith('# ')) transcript.title(said)
    else if (line.startsWith('@ ')) who = named(said)
    else if (line.startsWith('> ')) await transcript.taps(who, new RegExp(said, 'i'))
    else if (line.startsWith('! ')) {
      await sellsOut()
      transcript.notes(said)
    } else if (line.startsWith('< ')) {
      await told()
      transcript.hears(...said.split(' ').map(named))
    } else await transcript.says(who, line)
  }
  return transcript.toString()
}

describe('docs/dialogues/asks', () => {
  it.each(['pt-BR', 'en'] as const)('%s reads as the bot does', async (language) => {
    const file = join(import.meta.dirname, `../../docs/dialogues/asks-${language}.md`)
    const said = await played(language)
    const head =
      language === 'en'
        ? '# Asking an owner, as it reads\n\nTyped and tapped by a test. `B` the bot, `›` a tap, `⟶` the same message, edited, `—` what comes by itself.\n\n'
        : '# Pedir à gestão, como se lê\n\nDigitado e tocado por um teste. `B` o bot, `›` um toque, `⟶` a mesma mensagem, editada, `—` o que chega sozinho.\n\n'
    if (process.env['TRANSCRIPTS']) writeFileSync(file, masked(head + said))
    expect(bare(head + said)).toBe(bare(readFileSync(file, 'utf8')))
  })
})
