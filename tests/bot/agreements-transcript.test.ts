// docs/dialogues/agreements: an agreement from the first question to an instalment in the ledger, and one that is declined, in both
// languages, as they read. `TRANSCRIPTS=1 npx vitest run tests/bot/agreements-transcript.test.ts` writes them anew.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { deriveNotices, followNotices } from '#domain/notices/index.ts'
import type { Language } from '#domain/operation.ts'
import { TestBot } from '../support/bot.ts'
import { settled } from '../support/horizon.ts'
import type { Person } from '../support/telegram.ts'
import { masked, Transcript, undated } from '../support/transcript.ts'

/** `> ` taps, `@ ` says who goes on, `< ` who hears what has happened, `! ` what is done on the screen; all else is typed. */
const SCENES: Record<Language, string> = {
  'pt-BR': `
# Parcelar uma dívida
@ Olga
/acordo
> Novo
> Parcelar
Quitéria Ramos
> 3×
> ^10$
> Mandar
< Quitéria
@ Quitéria
> Confirmo
< Quitéria
# A parcela
! Quitéria marca a 1ª parcela como paga, na tela.
< Olga
@ Olga
/transactions
> Confirmar
< Quitéria
# Recusar
@ Olga
/acordo
> Novo
> Encomenda
Raimundo Lima
Cesta de Natal, entrega dia 23
> Sem dinheiro
> Mandar
< Raimundo
@ Raimundo
> Perguntar
Vem com panetone?
< Olga
> Recuso
> combinei
< Olga Raimundo
`,
  en: `
# A debt in instalments
@ Olga
/smartcontract
> New
> debt
Quitéria Ramos
> 3×
> ^10$
> Send
< Quitéria
@ Quitéria
> Accept
< Quitéria
# The instalment
! Quitéria marks the 1st instalment as paid, on her screen.
< Olga
@ Olga
/transactions
> Confirm
< Quitéria
# Declining
@ Olga
/smartcontract
> New
> order
Raimundo Lima
Christmas basket, delivered on the 23rd
> No money
> Send
< Raimundo
@ Raimundo
> Decline
> agree
< Olga Raimundo
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

/** Somebody with an account, who owes. */
async function customer(person: Person, name: string, due: number): Promise<void> {
  await person.type('/start')
  const { shop } = bot
  const userId = await shop.look<number>(`select id from users where telegram_id = ${person.from.id}`)
  const { id: customerId } = await shop.do('customers.create', { name, userId }, { actor: shop.owner })
  if (!due) return
  const productId = await shop.product([[1, 100]], { price: due })
  await shop.do('sales.create', { customerId, items: [{ productId, quantity: 1 }] })
}

async function played(language: Language): Promise<string> {
  bot = await TestBot.open()
  const tongue = { language_code: language === 'en' ? 'en' : 'pt-br' }
  const people: Record<string, Person> = {
    Olga: bot.telegram.person(111, 'Olga', tongue),
    Quitéria: bot.telegram.person(444, 'Quitéria', tongue),
    Raimundo: bot.telegram.person(555, 'Raimundo', tongue),
  }
  const named = (name: string): Person => people[name] ?? bot.owner
  await named('Olga').type('/start')
  await customer(named('Quitéria'), 'Quitéria Ramos', 28_951)
  await customer(named('Raimundo'), 'Raimundo Lima', 0)
  await settled(bot.shop.fresh.config)
  await followNotices(bot.shop.database)
  const transcript = new Transcript(bot)
  let who = named('Olga')
  for (const line of SCENES[language].trim().split('\n')) {
    const said = line.slice(2)
    if (line.startsWith('# ')) transcript.title(said)
    else if (line.startsWith('@ ')) who = named(said)
    else if (line.startsWith('> ')) await transcript.taps(who, new RegExp(said, 'i'))
    else if (line.startsWith('! ')) {
      const userId = await bot.shop.look<number>('select id from users where telegram_id = 444')
      const code = await bot.shop.look<string>(`select to_json(code) from contracts where state = 'active'`)
      const step = { code, kind: 'instalment', instalment: 1 }
      await bot.shop.do('transactions.create', step, { actor: { ...bot.shop.user, userId } })
      transcript.notes(said)
    } else if (line.startsWith('< ')) {
      await told()
      transcript.hears(...said.split(' ').map(named))
    } else await transcript.says(who, line)
  }
  return transcript.toString()
}

describe('docs/dialogues/agreements', () => {
  it.each(['pt-BR', 'en'] as const)('%s reads as the bot does', async (language) => {
    const file = join(import.meta.dirname, `../../docs/dialogues/agreements-${language}.md`)
    const said = await played(language)
    const head =
      language === 'en'
        ? '# Agreements, as they read\n\nTyped and tapped by a test. `B` the bot, `›` a tap, `⟶` the same message, edited, `—` what comes by itself.\n\n'
        : '# Acordos, como se leem\n\nDigitados e tocados por um teste. `B` o bot, `›` um toque, `⟶` a mesma mensagem, editada, `—` o que chega sozinho.\n\n'
    if (process.env['TRANSCRIPTS']) writeFileSync(file, masked(head + said))
    expect(bare(head + said)).toBe(bare(readFileSync(file, 'utf8')))
  })
})
