// Price lists by the bot: shown before anything happens, carried out by one tap, taken back by another.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { TestBot } from '../support/bot.ts'

let bot: TestBot
beforeAll(async () => {
  bot = await TestBot.open()
  await bot.shop.do('products.create', { name: 'Leite', price: 520 }, { actor: bot.shop.owner })
})
afterAll(() => bot.close())

const list = (text: string, who = bot.owner) => who.send(who.filing(Buffer.from(text), 'text/csv'))
const goods = () =>
  bot.shop.look<unknown>(
    `select coalesce(json_agg(json_build_array(name, price) order by id), '[]') from products where archived_at is null`,
  )
const labels = (card: { buttons: readonly { text: string }[] }) => card.buttons.map(({ text }) => text)

it('an owner is shown what would be done, does it by one tap, and takes it back by another', async () => {
  const before = await goods()
  const card = await list('nome;preço\nleite;60,00\nCroissant;7,90\n')
  expect(card.text).toMatch(/2 linhas: 1 produto novo, 1 muda, 0 iguais/)
  expect(card.text.replaceAll('\u00a0', ' ')).toMatch(/⚠️ Leite: R\$ 5,20 → R\$ 60,00\n· Croissant: R\$ 7,90/)
  expect(await goods()).toEqual(before)
  const done = await bot.owner.tap(card, /Aplicar tudo/)
  await bot.quiet()
  expect(done.text).toMatch(/Lista aplicada: 1 produto novo, 1 mudou\./)
  expect(await goods()).toEqual([
    ['Leite', 6000],
    ['Croissant', 790],
  ])
  await bot.owner.tap(done, /desfazer/i)
  await bot.quiet()
  expect(await goods()).toEqual(before)
})

it('what changed meanwhile is shown and asked again', async () => {
  const card = await list('nome;preço\nLeite;5,30\nPão;1,00\n')
  const [id, version] = await bot.shop.look<[number, number]>(
    `select json_build_array(id, version) from products where name = 'Leite'`,
  )
  await bot.shop.do('products.edit', { id, version, price: 530 }, { actor: bot.shop.owner })
  const again = await bot.owner.tap(card, /Aplicar tudo/)
  expect(again.text).toMatch(/1 produto novo, 0 mudam, 1 igual/)
  await bot.owner.tap(again, /Aplicar tudo/)
  await bot.quiet()
  expect(await goods()).toContainEqual(['Pão', 100])
})

it('a list with errors names their lines and offers nothing; one that changes nothing says so', async () => {
  const wrong = await list('nome;preço\nCerto;1,00\nErrado;x\n;3,00\n')
  expect(wrong.text).toMatch(/2 erros \(linhas 3, 4\)/)
  const same = await list('nome;preço\nLeite;5,30\n')
  expect(same.text).toMatch(/não há o que mudar/)
  const none = await list('a;b\n1;2\n')
  expect(none.text).toMatch(/coluna nome/)
  for (const card of [wrong, same, none]) expect(labels(card)).not.toContain('✅ Aplicar tudo')
})

it('of anybody but an owner, and larger than is read, a list is answered and nothing more', async () => {
  const before = await goods()
  expect((await list('nome;preço\nBala;1,00\n', bot.staff)).text).toMatch(/Arquivos eu não leio/)
  const document = { file_id: 'd', file_unique_id: 'd', file_name: 'a.csv', file_size: 6_000_000 }
  expect((await bot.owner.send(bot.owner.sending({ document }))).text).toMatch(/grande demais/)
  // What Telegram does not give is no list.
  const away = { document: { ...document, file_size: 10 } }
  expect((await bot.owner.send(bot.owner.sending(away))).text).toMatch(/Não consegui ler a lista/)
  expect(await goods()).toEqual(before)
})

it('a notebook is known by its columns: who owes is shown, stands on their account in words, and goes back', async () => {
  const card = await list('nome;deve;desde\nDona Jandira;1.234,56;01/10/2026\nCreuza;10,50;\n')
  const text = card.text.replaceAll('\u00a0', ' ')
  expect(text).toMatch(/2 linhas do caderno: 2 pessoas entram, 0 mudam/)
  expect(text).toMatch(/Dona Jandira: R\$ 1\.234,56/)
  const done = await bot.owner.tap(card, /Aplicar tudo/)
  await bot.quiet()
  expect(done.text).toMatch(/Caderno aplicado: 2 pessoas entraram, 0 mudaram, 2 com saldo\./)
  const account = (await bot.staff.type('/dividas jandira')).text.replaceAll('\u00a0', ' ')
  expect(account).toMatch(/1 out\.?: R\$ 1\.234,56 \(saldo do caderno\)/)
  expect(account).toMatch(/saldo do caderno.*1\.234,56/)
  await bot.owner.tap(done, /desfazer/i)
  await bot.quiet()
  expect((await bot.staff.type('/dividas jandira')).text).not.toMatch(/1\.234,56/)
})
