// docs/dialogues: every dialogue typed and tapped, in both languages, as it reads. `TRANSCRIPTS=1 npx vitest run tests/bot/transcripts.test.ts` writes them anew.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { step } from '#database/step.ts'
import { deriveNotices, followNotices } from '#domain/notices/index.ts'
import type { Language } from '#domain/operation.ts'
import { TestBot } from '../support/bot.ts'
import { settled } from '../support/horizon.ts'
import type { Person } from '../support/telegram.ts'
import { masked, Transcript, undated } from '../support/transcript.ts'

/** `> ` taps, `>> ` too and looks on until it is over, `@ ` says who goes on, `~ ` who hears what has been told meanwhile and goes on (alone: from here on it is), `# ` begins a part, `📷 ` sends a photo with what is written below it; all else is typed. */
const SCENES: Record<Language, string> = {
  'pt-BR': `
# Primeira vez
@ Bia
/start
> 2 café
> Fiado
> Entendi
> Começar
# Vender: o de sempre
/vender
> Ana Beatriz
> O de sempre
> Fiado
# Vender: produto a produto
/vender
> Sem nome
> Croissant
> ^2$
> itens
> Produto
> Mussarela
> ^300 g
> Pix
# Vender: escrevendo
/vender Ana: 2 café, 1 croissant fiado vence em 15 dias
vende 1 pão de queijo pra lourdes
fiado
sim
# Vender: desconto, parte paga
/vender Ana: 3 café
> Preço ou desconto
desconto 2
> Parte paga
5 pix
> Vender
# Vender: dúvidas
/vender Lurdes: 1 café fiado
> Dona Lourdes
/vender Ana: 10 mussarela fiado
> 10 kg
não
/vender 40 croissant pago
> Vender 1
# Troco
/vender 3 café pago 20
# Desfazer
/desfazer
# No meio, outra pergunta
/vender Ana: 1 café
quem deve?
/estoque café
> Voltar à venda
> Dinheiro|Pago
# Receber
/pagar
> Ana Beatriz
> Tudo
> Dinheiro
/pagar Lourdes 2 pix
lourdes pagou 1
> Dinheiro
# Quem deve
/dividas
> Lourdes
> Extrato
# Estoque
o que tá acabando?
> Receber estes
> ^12$
18,60 no total
> Receber
/estoque café
quebrou 1 croissant
> Confirmar
/estoque croissant = 30
# Perguntas
quanto a Lourdes deve
quanto vendi hoje
preço do croissant
bom dia
# O que não se entende
xpto blá
# Produtos
@ Olga
/produto novo 🍮 Bolo de pote 8,00 un
/produto croissant
> Preço
8,50
> ✅
# Produtos: foto
📷 Pudim de leite 9,00
> Criar
📷 /produto pudim
/desfazer
/produto croissant foto
📷
/produto esponja
> Foto
é uma esponja amarela
📷
📷
esponja
> Cancelar
# Quem ainda não tem conta
@ Caio
/start
# Pessoas
@ Olga
/usuario
> Caio
> Equipe
> ✅
# Convidar
/usuario convidar equipe Nilda
> Fazer o convite
# Mensagem a muita gente
@ Olga
/mensagem
> Clientes
Chegou *pão quente*!
>> Mandar
… Dona Lourdes Chegou pão quente!
# Quem compra
@ Dona Lourdes
/start
quanto devo
quero 2 café
falar com a loja
> Minha conta
> Pagar com Pix
# Receber por Pix
@ Bia
/pagar Lourdes
> Tudo
> Pix
> Caiu
# Várias coisas de uma vez
ana 1 café fiado, lourdes 1 pão de queijo fiado
> Vender
> Vender
# Lembrar, prometer um dia
~
@ Bia
lembrar ana
lembrar lourdes
> Mandar
~ Dona Lourdes
> Prometer
quando der
amanhã
> Pagar agora
~ Bia
lembrar lourdes
# Privacidade
@ Dona Lourdes
/privacidade
> ^🗑 Apagar
@ Caio
/privacidade
> Meus dados
/privacidade
> ^🗑 Apagar
> de vez
apagar
`,
  en: `
# First time
@ Rui
/start
> coffee
> On tab
> Got it
> Start|Begin
# Selling: the usual
/sell
> Ana Beatriz
> usual
> On tab|tab
# Selling: by words
sold 2 croissants to ana, she'll pay friday
> Sell
/sell ana 1 croissant tab due 12/5
> Dec|Cancel
/sell 3 café paid 20
# Taking it back
/undo
# Taking a payment
/pay
> Ana Beatriz
> All
> Cash
ana paid 10
# Who owes
/debts
# Stock
what is running out?
/stock croissant 10 x 3.50
broke 1 croissant
> Confirm
# Questions
how much does Lourdes owe
price of croissant
good morning
# What cannot be read
xyzzy foo
# A message to many
@ Olga
/message
> Customers
Fresh *bread*, {name}!
>> Send
… Dona Lourdes Fresh bread, Lourdes!
@ Rui
# By Pix
/sell ana 1 café tab
/pay ana
> ^All
> Pix
> ✅
# Reminding, promising a day
/sell lourdes 1 café tab
~
remind ana
remind lourdes
> Send
~ Dona Lourdes
> Promise
tomorrow
~ Rui
# Privacy
/privacy
> ^🗑 Erase
> for good
erase
`,
}

let bot: TestBot
afterEach(() => bot.close())

async function furnish(): Promise<void> {
  const { shop } = bot
  const ids: Record<string, number> = {}
  for (const [name, emoji, price, unit, stock, minStock] of [
    ['Café coado', '☕', 500, 'un', 60, 10],
    ['Pão de queijo', '🧀', 450, 'un', 12, 4],
    ['Croissant', '🥐', 790, 'un', 4, 1],
    ['Mussarela', null, 4000, 'kg', 20, 2],
    ['Esponja', '🧽', 249, 'un', 1, 2],
  ] as const) {
    const how = { actor: shop.owner }
    const input = { name, price, unit, category: 'Loja', minStock, ...(emoji ? { emoji } : {}) }
    const { id } = await shop.do('products.create', input, how)
    await shop.do('stock.receive', { productId: id, quantity: stock, unitCost: 140 })
    ids[name] = id
  }
  const ana = { name: 'Ana Beatriz', creditLimit: 30_000 }
  const { id: customerId } = await shop.do('customers.create', ana, { actor: shop.owner })
  const items = [
    { productId: ids['Café coado'], quantity: 2 },
    { productId: ids['Pão de queijo'], quantity: 1 },
  ]
  await shop.do('sales.create', { customerId, items })
  await shop.database.run(
    [step('test.long_ago', `update sales set created_at = created_at - interval '5 minutes'`)],
    {},
  )
}

async function heardFromNowOn(): Promise<void> {
  await settled(bot.shop.fresh.config)
  await followNotices(bot.shop.database)
}

/** All that happened is told. */
async function told(): Promise<void> {
  const { shop } = bot
  await settled(shop.fresh.config)
  while ((await deriveNotices(shop.database)).more);
  const waiting = `select count(*)::int from notices where tell_at is not null and told_rev < rev`
  await vi.waitFor(async () => {
    bot.bot.tell()
    expect(await shop.look<number>(waiting)).toBe(0)
  }, 60_000)
  await bot.quiet()
}

/** What goes out by itself has come to them before anybody goes on; `line` ends with its words. */
const reaches = (person: Person, line: string) =>
  vi.waitFor(() => {
    expect(person.messages.some(({ text }) => text !== '' && line.endsWith(text))).toBe(true)
  }, 60_000)

async function played(language: Language): Promise<string> {
  bot = await TestBot.open()
  await furnish()
  const tongue = { language_code: language === 'en' ? 'en' : 'pt-br' }
  const lourdes = bot.telegram.person(333, 'Lourdes', tongue)
  await lourdes.type('/start')
  const { id } = await bot.shop.do('users.get', { id: bot.shop.user.userId }, { actor: bot.shop.owner })
  await bot.shop.do('customers.create', { name: 'Dona Lourdes', userId: id }, { actor: bot.shop.owner })
  const people: Record<string, Person> = {
    Bia: bot.staff,
    Rui: bot.telegram.person(222, 'Rui', tongue),
    Olga: language === 'en' ? bot.telegram.person(111, 'Olga', tongue) : bot.owner,
    'Dona Lourdes': lourdes,
    Caio: bot.telegram.person(444, 'Caio', tongue),
  }
  const transcript = new Transcript(bot)
  let who = bot.staff
  for (const line of SCENES[language].trim().split('\n')) {
    if (line.startsWith('# ')) transcript.title(line.slice(2))
    else if (line.startsWith('@ ')) who = people[line.slice(2)] ?? who
    else if (line === '~') await heardFromNowOn()
    else if (line.startsWith('~ ')) await transcript.isTold((who = people[line.slice(2)] ?? who), told)
    else if (line.startsWith('… ')) await reaches(lourdes, line)
    else if (line.startsWith('📷')) await transcript.pictures(who, line.slice(2).trim())
    else if (line.startsWith('>> ')) await transcript.looksOn(who, new RegExp(line.slice(3), 'i'), /^✅/)
    else if (line.startsWith('> ')) await transcript.taps(who, new RegExp(line.slice(2), 'i'))
    else await transcript.says(who, line)
  }
  // Tables are tried once, and words in the place of a picture each time: they are said below it then.
  const refused = bot.telegram.refused.filter(
    ({ method, description }) => method !== 'sendRichMessage' && !description.includes('there is no text'),
  )
  expect(refused, 'what Telegram would refuse').toEqual([])
  return transcript.toString()
}

describe('docs/dialogues', () => {
  it.each(['pt-BR', 'en'] as const)('%s reads as the bot does', async (language) => {
    const file = join(import.meta.dirname, `../../docs/dialogues/${language}.md`)
    const said = await played(language)
    const head =
      language === 'en'
        ? '# The chat, as it reads\n\nTyped and tapped by a test. `B` the bot, `›` a tap, `⟶` the same message, edited.\n\n'
        : '# A conversa, como se lê\n\nDigitada e tocada por um teste. `B` o bot, `›` um toque, `⟶` a mesma mensagem, editada.\n\n'
    if (process.env['TRANSCRIPTS']) writeFileSync(file, masked(head + said))
    expect(undated(head + said)).toBe(undated(readFileSync(file, 'utf8')))
  })
})
