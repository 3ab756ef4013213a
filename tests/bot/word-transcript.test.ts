// docs/dialogues/word: a receipt that is right and one that is not, the talk and its end; a payment; a new device, another role: in both
// languages, as they read. `TRANSCRIPTS=1 npx vitest run tests/bot/word-transcript.test.ts` writes them anew.
import { followNotices } from '#domain/notices/index.ts'
import type { Language } from '#domain/operation.ts'
import { openSession } from '#domain/users/index.ts'
import { TestBot } from '../support/bot.ts'
import { settled } from '../support/horizon.ts'
import { playScenes, type Stage } from '../support/scenes.ts'

const SCENES: Record<Language, string> = {
  'pt-BR': `
# Recibo, e está certo
! Bia vende a Ana, na tela: 2 cafés, fiado.
< Ana
@ Ana
> Está certo
# Não reconheço
! Bia vende a Ana, na tela: 3 cafés, fiado.
< Ana
@ Ana
> Não reconheço$
> Não comprei isso
< Bia
@ Bia
> Responder
Foi a sua irmã, na sexta?
< Ana
@ Ana
> Responder
Ela não passou aí.
< Bia
@ Bia
> ^🚫 Anular
Foi engano nosso
> ^🚫 Anular
< Ana
# Um pagamento
! Bia recebe R$ 10,00 de Ana em dinheiro, na tela.
< Ana
# Outro aparelho
! Ana entra por um telefone que ainda não usou.
< Ana
@ Ana
> Encerrar
# Outro papel
! Olga dá a Ana o papel da equipe.
< Ana
`,
  en: `
# A receipt that is right
! Bia sells to Ana, on the screen: 2 cafés, on tab.
< Ana
@ Ana
> It’s right
# Not mine
! Bia sells to Ana, on the screen: 3 cafés, on tab.
< Ana
@ Ana
> Not mine$
> I didn’t buy this
< Bia
@ Bia
> Reply
Was it your sister, on Friday?
< Ana
@ Ana
> Reply
She was not there.
< Bia
@ Bia
> ^🚫 Void
Our mistake
> ^🚫 Void
< Ana
# A payment
! Bia takes R$10.00 from Ana in cash, on the screen.
< Ana
# Another device
! Ana comes in from a telephone that she has not used before.
< Ana
@ Ana
> End
# Another role
! Olga gives Ana the role of the team.
< Ana
`,
}

async function open(language: Language): Promise<Stage> {
  const bot = await TestBot.open()
  const tongue = { language_code: language === 'en' ? 'en' : 'pt-br' }
  const Olga = bot.telegram.person(111, 'Olga', tongue)
  const Bia = bot.telegram.person(222, 'Bia', tongue)
  const Ana = bot.telegram.person(444, 'Ana', tongue)
  for (const person of [Olga, Bia, Ana]) await person.type('/start')
  const { shop } = bot
  const owner = { actor: shop.owner }
  const idOf = (telegramId: number) =>
    shop.look<number>(`select id from users where telegram_id = ${telegramId}`)
  const hire = async (telegramId: number) => {
    const id = await idOf(telegramId)
    const { version } = await shop.do('users.get', { id }, owner)
    await shop.do('users.edit', { id, version, role: 'admin' }, owner)
    return id
  }
  const bia = { actor: { ...shop.staff, userId: await hire(222) } }
  const userId = await idOf(444)
  const { id: customerId } = await shop.do('customers.create', { name: 'Ana Beatriz', userId }, owner)
  const { id: productId } = await shop.do('products.create', { name: 'Café', emoji: '☕', price: 500 }, owner)
  await shop.do('stock.receive', { productId, quantity: 100, unitCost: 100 })
  const enters = (client: string) => openSession(shop.runtime, userId, { client, address: null, hours: 12 })
  await enters('Mozilla/5.0 (Linux; Android 14) Telegram/11')
  await settled(shop.fresh.config)
  await followNotices(shop.database)
  const sells = (quantity: number) => () =>
    shop.do('sales.create', { customerId, items: [{ productId, quantity }] }, bia)
  const deeds = [
    sells(2),
    sells(3),
    () => shop.do('payments.create', { customerId, amount: 1000, method: 'cash' }, bia),
    () => enters('Mozilla/5.0 (iPhone) Telegram/11'),
    () => hire(444),
  ]
  return { bot, people: { Olga, Bia, Ana }, deeds }
}

playScenes({
  name: 'word',
  titles: {
    'pt-BR': 'O que a loja e quem compra se dizem',
    en: 'What the shop and its customers tell each other',
  },
  lines: SCENES,
  open,
})
