// docs/dialogues/agreements: an agreement from the first question to an instalment in the ledger, and one that is declined, in both
// languages, as they read. `TRANSCRIPTS=1 npx vitest run tests/bot/agreements-transcript.test.ts` writes them anew.
import { followNotices } from '#domain/notices/index.ts'
import type { Language } from '#domain/operation.ts'
import { TestBot } from '../support/bot.ts'
import { settled } from '../support/horizon.ts'
import { playScenes } from '../support/scenes.ts'
import type { Person } from '../support/telegram.ts'

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
# Lembrar
! Olga marca uma entrega, na tela.
< Quitéria
! Quitéria não responde; Olga toca em Lembrar, na tela.
< Quitéria
@ Quitéria
> Confirmar
< Quitéria Olga
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
# Reminding
! Olga marks a delivery, on screen.
< Quitéria
! Quitéria does not answer; Olga taps Remind, on screen.
< Quitéria
@ Quitéria
> Confirm
< Quitéria Olga
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

/** Somebody with an account, who owes. */
async function customer({ shop }: TestBot, person: Person, name: string, due: number): Promise<void> {
  await person.type('/start')
  const userId = await shop.look<number>(`select id from users where telegram_id = ${person.from.id}`)
  const { id: customerId } = await shop.do('customers.create', { name, userId }, { actor: shop.owner })
  if (!due) return
  const productId = await shop.product([[1, 100]], { price: due })
  await shop.do('sales.create', { customerId, items: [{ productId, quantity: 1 }] })
}

async function open(language: Language) {
  const bot = await TestBot.open()
  const tongue = { language_code: language === 'en' ? 'en' : 'pt-br' }
  const Olga = bot.telegram.person(111, 'Olga', tongue)
  const Quitéria = bot.telegram.person(444, 'Quitéria', tongue)
  const Raimundo = bot.telegram.person(555, 'Raimundo', tongue)
  await Olga.type('/start')
  await customer(bot, Quitéria, 'Quitéria Ramos', 28_951)
  await customer(bot, Raimundo, 'Raimundo Lima', 0)
  await settled(bot.shop.fresh.config)
  await followNotices(bot.shop.database)
  const codeNow = () => bot.shop.look<string>(`select to_json(code) from contracts where state = 'active'`)
  const marksPaid = async () => {
    const userId = await bot.shop.look<number>('select id from users where telegram_id = 444')
    const code = await codeNow()
    const step = { code, kind: 'instalment', instalment: 1 }
    await bot.shop.do('transactions.create', step, { actor: { ...bot.shop.user, userId } })
  }
  const delivers = async () => {
    const text = language === 'en' ? 'Receipt of the first part' : 'Recibo da primeira parte'
    const step = { code: await codeNow(), kind: 'delivery', text }
    await bot.shop.do('transactions.create', step, { actor: bot.shop.owner })
  }
  const reminds = async () => {
    const code = await codeNow()
    const id = await bot.shop.look<number>('select max(id) from contract_transactions')
    await bot.shop.do('transactions.remind', { code, id }, { actor: bot.shop.owner })
  }
  return { bot, people: { Olga, Quitéria, Raimundo }, deeds: [marksPaid, delivers, reminds] }
}

playScenes({
  name: 'agreements',
  titles: { 'pt-BR': 'Acordos, como se leem', en: 'Agreements, as they read' },
  lines: SCENES,
  open,
})
