// What is said at a counter in English, and what somebody behind it would take each for.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dayOfMonth, dayOfYear, inDays, judged, Phrasings, type Row, weekday } from '../support/phrasing.ts'

let counter: Phrasings
beforeAll(async () => {
  counter = await Phrasings.open('en')
})
afterAll(() => counter.shop.close())

const FRIDAY = weekday(5)

const HOW_MANY: readonly Row[] = [
  ['/sell Ana: 2 croissant on credit', 'sale Ana: 2 croissant | fiado'],
  ['/sell Ana: two croissants on tab', 'sale Ana: 2 croissant | fiado'],
  ['/sell Ana: a croissant on tab', 'sale Ana: 1 croissant | fiado'],
  ['/sell Ana: one croissant and three café coado on tab', 'sale Ana: 1 croissant, 3 coado | fiado'],
  ['/sell Ana: croissant on tab', 'sale Ana: 1 croissant | fiado'],
  ['/sell Ana: twelve cerveja lata on tab', 'sale Ana: 12 cerveja | fiado'],
  ['/sell Ana: twenty-four cerveja lata on tab', 'sale Ana: 24 cerveja | fiado'],
  ['/sell Ana half a kilo of queijo minas on tab', 'sale Ana: 0.5 minas | fiado'],
  ['/sell Ana: half a dozen pão de queijo paid', 'sale Ana: 6 pão de queijo | cash'],
  ['/sell Ana: a dozen pão de queijo on tab', 'sale Ana: 12 pão de queijo | fiado'],
  ['/sell Ana: 2 dozen cerveja lata on tab', 'sale Ana: 24 cerveja | fiado'],
  ['/sell Ana: a dozen ovos on tab', 'sale Ana: 1 ovos | fiado'],
  ['/sell Ana: two dozen ovos caipiras on tab', 'sale Ana: 2 ovos | fiado'],
  ['/sell Ana: 1.5 kg banana on tab', 'sale Ana: 1.5 banana | fiado'],
  ['/sell Ana: 1,5 kg banana on tab', 'sale Ana: 1.5 banana | fiado'],
  ['/sell Ana: a kilo and a half of banana on tab', 'sale Ana: 1.5 banana | fiado'],
  ['/sell Ana: one and a half kilos of banana on tab', 'sale Ana: 1.5 banana | fiado'],
  ['/sell Ana: 2 kilos of tomate on tab', 'sale Ana: 2 tomate | fiado'],
  ['/sell Ana: 300g mussarela paid pix', 'sale Ana: 0.3 mussarela | pix'],
  ['/sell Ana: 300 grams of presunto paid card', 'sale Ana: 0.3 presunto | card'],
  ['/sell Ana: three hundred grams of presunto on tab', 'sale Ana: 0.3 presunto | fiado'],
  ['/sell Ana: 1/2 kg queijo minas on tab', 'sale Ana: 0.5 minas | fiado'],
  ['/sell Ana: ½ kg queijo minas on tab', 'sale Ana: 0.5 minas | fiado'],
  ['/sell Ana: 0,350 kg queijo minas on tab', 'sale Ana: 0.35 minas | fiado'],
  ['/sell Ana: 1.250 kg queijo minas on tab', 'sale Ana: 1.25 minas | fiado'],
  ['/sell Ana: 2x croissant on tab', 'sale Ana: 2 croissant | fiado'],
  ['/sell Ana 1x croissant on tab', 'sale Ana: 1 croissant | fiado'],
  ['/sell Ana: croissant x2 on tab', 'sale Ana: 2 croissant | fiado'],
  ['/sell Ana: croissant 2 on tab', 'sale Ana: 2 croissant | fiado'],
  ['/sell Ana: 2 packs of feijão on tab', 'sale Ana: 2 feijão | fiado'],
  ['/sell Ana: R$ 5 of mussarela on tab', 'sale Ana: 0.096 mussarela | fiado'],
  ['/sell Ana: 10 reais of presunto on tab', 'sale Ana: 0.251 presunto | fiado'],
  ['/sell Ana: 1 🥐 on tab', 'sale Ana: 1 croissant | fiado'],
  ['/sell Ana: 2 croisant on tab', 'sale Ana: 2 croissant | fiado'],
]

const WHO: readonly Row[] = [
  ['/sell ana 2 croissant tab', 'sale Ana: 2 croissant | fiado'],
  ['/sell 2 croissants to Ana on credit', 'sale Ana: 2 croissant | fiado'],
  ['/sell 2 croissants for Ana on tab', 'sale Ana: 2 croissant | fiado'],
  ['/sell to Ana 2 croissants on tab', 'sale Ana: 2 croissant | fiado'],
  ['/sell to Ana: 2 croissants on tab', 'sale Ana: 2 croissant | fiado'],
  ['/sell 2 croissants on tab to Ana', 'sale Ana: 2 croissant | fiado'],
  ['/sell on tab Ana: 2 croissants', 'sale Ana: 2 croissant | fiado / ask'],
  ['/sell 2 croissants Ana on tab', 'sale Ana: 2 croissant | fiado'],
  ['/sell 2 croissants, Ana, on tab', 'sale Ana: 2 croissant | fiado'],
  ['/sell Ana Rocha: 1 croissant on tab', 'sale Ana: 1 croissant | fiado'],
  ['/sell zé 6 cerveja lata on tab', 'sale Zé: 6 cerveja | fiado'],
  ['/sell Rita Lima: 1 croissant on tab', 'sale Rita L: 1 croissant | fiado'],
  ['/sell Rita: 1 croissant on tab', 'ask customer: Rita L, Rita S'],
  ['/sell 1 croissant to Rita on tab', 'ask customer: Rita L, Rita S'],
  ['/sell Anna: 1 croissant on tab', 'ask customer: Ana'],
  ['/sell Lurdes: 1 croissant on tab', 'ask customer: Lourdes'],
  ['/sell Ana and Rita: 1 croissant on tab', 'ask'],
  ['/sell Ana and Jorge: 1 croissant on tab', 'ask'],
  ['/sell nobody: 1 croissant paid', 'ask / sale: 1 croissant | cash'],
  ['/sell today: 1 croissant paid', 'ask / sale: 1 croissant | cash'],
  ['/sell Mary: 1 croissant on tab', 'sale +Mary: 1 croissant | fiado'],
  ['/sell 1 croissant on tab', 'ask customer'],
  ['/sell table 4 croissant on tab', 'ask'],
]

const HOW_PAID: readonly Row[] = [
  ['/sell Ana: 2 croissant', 'sale Ana: 2 croissant | ?'],
  ['/sell 2 croissant', 'sale: 2 croissant | ?'],
  ['/sell Ana: 2 croissant ON TAB!', 'sale Ana: 2 croissant | fiado'],
  ['/sell Ana: 2 croissant on the tab', 'sale Ana: 2 croissant | fiado'],
  ['/sell Ana: 1 croissant put it on her tab', 'sale Ana: 1 croissant | fiado'],
  ['/sell Ana: 2 croissant charge it', 'sale Ana: 2 croissant | fiado / ask / refused'],
  ['/sell Ana: 1 croissant unpaid', 'sale Ana: 1 croissant | fiado'],
  ['/sell Ana: 1 croissant pays later', 'sale Ana: 1 croissant | fiado'],
  ['/sell 1 croissant cash', 'sale: 1 croissant | cash'],
  ['/sell 1 croissant paid', 'sale: 1 croissant | cash'],
  ['/sell 1 croissant paid in cash', 'sale: 1 croissant | cash'],
  ['/sell 1 croissant paid by card', 'sale: 1 croissant | card'],
  ['/sell 1 croissant with card', 'sale: 1 croissant | card'],
  ['/sell 1 croissant card', 'sale: 1 croissant | card'],
  ['/sell 1 croissant credit card', 'sale: 1 croissant | card'],
  ['/sell 1 croissant paid with pix', 'sale: 1 croissant | pix'],
  ['/sell 1 croissant pix', 'sale: 1 croissant | pix'],
  ['/sell 1 croissant by transfer', 'sale: 1 croissant | transfer'],
  ['/sell paid pix 2 croissant', 'sale: 2 croissant | pix'],
  ['/sell 1 croissant paid 10', 'sale: 1 croissant | cash'],
  ['/sell Ana: 3 croissant paid 10 pix', 'sale Ana: 3 croissant | pix 1000'],
  ['/sell Ana: 3 croissant paid R$ 10.00 by card', 'sale Ana: 3 croissant | card 1000'],
  ['/sell Ana: 2 café coado paid 5 pix and 5 cash', 'sale Ana: 2 coado | pix 500 cash 500'],
  ['/sell Ana: 2 café coado paid 5, rest on tab', 'sale Ana: 2 coado | cash 500'],
  ['/sell Ana: 2 café coado at 4.50 on tab', 'sale Ana: 2 coado at 450 | fiado'],
  ['/sell Ana: 2 café coado at R$ 4.50 each on tab', 'sale Ana: 2 coado at 450 | fiado'],
  ['/sell Ana: 2 café coado @ 4.50 on tab', 'sale Ana: 2 coado at 450 | fiado'],
  ['/sell Ana: 2 café coado discount 1 on tab', 'sale Ana: 2 coado | fiado off 100'],
  ['/sell Ana: 2 café coado on tab discount R$ 1', 'sale Ana: 2 coado | fiado off 100'],
  ['/sell Ana: 2 café coado on tab discount $1', 'sale Ana: 2 coado | fiado off 100'],
  ['/sell Ana: 2 café coado at $ 4.50 on tab', 'sale Ana: 2 coado at 450 | fiado'],
  ['/sell Ana: 2 café coado 10% off on tab', 'sale Ana: 2 coado | fiado off 100'],
  ['/sell Ana: 2 café coado discount 10% paid', 'sale Ana: 2 coado | cash off 100'],
  ['/sell Ana: 2 café coado paid on tab', 'ask'],
  ['/sell Ana: 2 café coado paid pix card', 'ask'],
  ['/sell Ana: 2 café coado on tab discount 1 discount 0.50', 'ask'],
  ['/sell Ana: 2 café coado paid 999 pix', 'refused'],
]

const WHEN: readonly Row[] = [
  ['/sell Ana: 1 croissant on tab due Friday', `sale Ana: 1 croissant | fiado due ${FRIDAY}`],
  ['/sell Ana: 1 croissant on tab due on friday', `sale Ana: 1 croissant | fiado due ${FRIDAY}`],
  ["/sell Ana: 1 croissant, she'll pay friday", `sale Ana: 1 croissant | fiado due ${FRIDAY}`],
  ['/sell Ana: 1 croissant, pays friday', `sale Ana: 1 croissant | fiado due ${FRIDAY}`],
  ['/sell Ana: 1 croissant on tab until friday', `sale Ana: 1 croissant | fiado due ${FRIDAY}`],
  ['/sell Ana: 1 croissant on tab due tomorrow', `sale Ana: 1 croissant | fiado due ${inDays(1)}`],
  ['/sell Ana: 1 croissant on tab due Dec 15', `sale Ana: 1 croissant | fiado due ${dayOfYear(15, 12)}`],
  ['/sell Ana: 1 croissant on tab due 15 December', `sale Ana: 1 croissant | fiado due ${dayOfYear(15, 12)}`],
  ['/sell Ana: 1 croissant on tab due 15/12', `sale Ana: 1 croissant | fiado due ${dayOfYear(15, 12)}`],
  ['/sell Ana: 1 croissant on tab due in 15 days', `sale Ana: 1 croissant | fiado due ${inDays(15)}`],
  ['/sell Ana: 1 croissant on tab due in two weeks', `sale Ana: 1 croissant | fiado due ${inDays(14)}`],
  ['/sell Ana: 1 croissant on tab due the 10th', `sale Ana: 1 croissant | fiado due ${dayOfMonth(10)}`],
  ['/sell Ana: 1 croissant on tab due 12/15', 'refused / ask'],
  ['/sell ana 1 croissant tab due 12/5', 'ask'],
  ['/sell Ana: 1 croissant on tab due friday due saturday', 'ask'],
  [
    '/sell Ana: 1 croissant on tab note for the neighbour',
    'sale Ana: 1 croissant | fiado note for the neighbour',
  ],
]

const SPOKEN: readonly Row[] = [
  ['ana: 1 croissant tab', 'sale Ana: 1 croissant | fiado'],
  ['sold 2 croissant to Ana on credit', 'sale Ana: 2 croissant | fiado'],
  ["sold 2 croissants to ana, she'll pay friday", `sale Ana: 2 croissant | fiado due ${FRIDAY}`],
  ['sold two croissants, paid cash', 'sale: 2 croissant | cash'],
  ['Ana took 2 croissants on tab', 'sale Ana: 2 croissant | fiado'],
  ['Ana bought 2 croissants, paid by card', 'sale Ana: 2 croissant | card'],
  ['2 croissants pix', 'sale: 2 croissant | pix'],
  ['2 croissants please', 'sale: 2 croissant | ?'],
  ['Ana\n- 2 croissant\n- 1 café coado\non tab', 'sale Ana: 2 croissant, 1 coado | fiado'],
  ['/sell Ana:\n2 croissant\n1 café coado\non tab', 'sale Ana: 2 croissant, 1 coado | fiado'],
  ['/sell Ana; 2 croissant; 1 café coado; on tab', 'sale Ana: 2 croissant, 1 coado | fiado'],
  ['/sell Ana: 2 croissant + 1 café coado on tab', 'sale Ana: 2 croissant, 1 coado | fiado'],
  ['/sell Ana: 2 croissant and a café coado on tab', 'sale Ana: 2 croissant, 1 coado | fiado'],
  ['[28/11 09:12] Cida Ferraz: please save me 3 croissant', 'sale Cida: 3 croissant | ?'],
  ['sold 2 croissants to Rita on tab', 'ask customer: Rita L, Rita S'],
]

const NEVER_GUESSED: readonly Row[] = [
  ['/sell Ana: 10 pão francês on tab', 'ask quantity'],
  ['/sell Ana: 6 ovos on tab', 'ask quantity'],
  ['/sell Ana: six ovos on tab', 'ask quantity'],
  ['/sell Ana: half a dozen ovos on tab', 'ask / refused'],
  ['/sell Ana: 3 limão on tab', 'ask quantity'],
  ['/sell Ana: 1,250 kg banana on tab', 'ask quantity'],
  ['/sell Ana: 1,500 banana on tab', 'ask quantity'],
  ['/sell Ana: refrigerante 2 on tab', 'ask'],
  ['/sell Ana: 2 leite on tab', 'ask product: desnatado, integral'],
  ['/sell Ana: 2 café on tab', 'ask product: coado, pó'],
  ['/sell Ana: 2.5 croissant on tab', 'refused'],
  ['/sell Ana: half a croissant on tab', 'refused / ask'],
  ['/sell Ana: -2 croissant on tab', 'refused'],
  ['/sell Ana: 1e3 croissant on tab', 'refused'],
  ['/sell Ana: 1 teapot on tab', 'refused / ask'],
  ['/sell Ana: 2 or 3 croissants on tab', 'refused / ask'],
  ['Ana returned 2 croissants', 'refused / ask / said'],
  ["Ana didn't take 2 croissants", 'refused / ask / said'],
]

const PAYMENTS: readonly Row[] = [
  ['/pay Ana 10', 'pay Ana: 1000 cash'],
  ['/pay 10 Ana', 'pay Ana: 1000 cash'],
  ['/pay Ana 10 cash', 'pay Ana: 1000 cash'],
  ['/pay Ana R$ 10', 'pay Ana: 1000 cash'],
  ['/pay Ana paid 20', 'pay Ana: 2000 cash'],
  ['/pay Ana ten reais by pix', 'pay Ana: 1000 pix'],
  ['/pay Ana in full', 'pay Ana: 5000 cash'],
  ['/pay Ana all', 'pay Ana: 5000 cash'],
  ['/pay Ana all by card', 'pay Ana: 5000 card'],
  ['/pay pix Ana 25.50', 'pay Ana: 2550 pix'],
  ['/pay Ana 10 yesterday', `pay Ana: 1000 cash on ${inDays(-1)}`],
  ['Ana paid 10', 'pay Ana: 1000 cash'],
  ['Ana paid 10 by pix', 'pay Ana: 1000 pix'],
  ['Ana paid ten reais in cash', 'pay Ana: 1000 cash'],
  ['got 20 from Cida', 'pay Cida: 2000 cash'],
  ['received 20 from Cida by card', 'pay Cida: 2000 card'],
  ['Zé paid everything', 'pay Zé: 2500 cash'],
  ['Zé settled his tab', 'pay Zé: 2500 cash'],
  ['/pay Rita 5', 'ask customer: Rita L, Rita S'],
  ['/pay Anna 10', 'ask customer: Ana'],
  ['/pay Ana', 'ask amount'],
  ['/pay Ana 10 20', 'ask amount'],
  ['/pay Ana 10 pix cash', 'ask method'],
  ['/pay Ana 0', 'refused'],
  ['/pay Ana 1,000', 'refused'],
  ['/pay Nobody 1.00', 'refused'],
  ["Ana didn't pay 10", 'refused / ask / said'],
]

const STOCK: readonly Row[] = [
  ['/stock croissant 10 x 3.50', 'receive 10 croissant at 350'],
  ['/stock croissant 10 @ 3.50', 'receive 10 croissant at 350'],
  ['/stock croissant 10 at 3.50', 'receive 10 croissant at 350'],
  ['/restock croissant 10 x 3.50', 'receive 10 croissant at 350'],
  ['/stock 10 croissant x 3.50', 'receive 10 croissant at 350'],
  ['received 10 croissants at 3.50', 'receive 10 croissant at 350'],
  ['got in 10 croissants at 3.50 each', 'receive 10 croissant at 350'],
  ['ten croissants arrived at 3.50', 'receive 10 croissant at 350'],
  ['bought 5 kg tomate at 6', 'receive 5 tomate at 600'],
  ['received 10 croissants', 'ask unitCost'],
  ['/stock croissant 10 x', 'ask unitCost'],
  ['/stock leite 10 x 4.20', 'ask product: desnatado, integral'],
  ['/stock croissant = 40', 'count croissant = 40'],
  ['counted 12 croissants', 'count croissant = 12'],
  ['counted twelve croissants', 'count croissant = 12'],
  ['/stock croissant -1 broken', 'adjust croissant -1 broken'],
  ['broke 1 croissant', 'adjust croissant -1 broke'],
  ['/stock croissant -1', 'ask reason'],
  ['/stock ovos -3 broke', 'ask quantity'],
  ['/stock croissant -99999 broke', 'refused'],
]

const QUESTIONS: readonly Row[] = [
  ['/stock', /35 products/],
  ['/stock croissants', /Croissant/],
  ['/inventory', /35 products/],
  ['/debts', /R\$/],
  ['/debt ana', /Ana Beatriz Rocha owes R\$50\.00/],
  ['how much does Ana owe?', /Ana Beatriz Rocha owes R\$50\.00/],
  ['what does ana owe', /Ana Beatriz Rocha owes R\$50\.00/],
  ['who owes the most?', /Quitéria Ramos/],
  ['who owes me', /Quitéria Ramos/],
  ["what's running low?", /low|Nothing|nothing/],
  ['what is running out', /low|Nothing|nothing/],
  ['how much did I sell today?', /today|Today|sale/],
  ['how much did we sell this month', /This month: R\$390\.00 in 10 sales/],
  ['sales last month', /Last month: no sales/],
  ["last week's sales", /Last week: no sales/],
  ['did Ana pay?', /Ana Beatriz Rocha owes R\$50\.00/],
  ['how much is the croissant?', /Croissant[\s\S]*7\.90/],
  ['price of queijo minas', /Queijo minas[\s\S]*42\.90/],
  ['do we have croissants?', /Croissant/],
  ['hi', /./],
  ['good morning', /./],
  ['thanks', /./],
  ['help', /./],
]

const CUSTOMERS: readonly Row[] = [
  ['how much do I owe?', /R\$40\.00/],
  ['how much is leite integral?', /Leite integral 1 L[\s\S]*5\.79/],
  ['hello', /./],
  ['how much does Ana owe?', 'said / refused'],
  ['2 croissants on tab', 'said / refused'],
  ['I will pay friday', 'said / refused'],
]

describe.each([
  ['how many', HOW_MANY],
  ['who buys', WHO],
  ['how it is paid', HOW_PAID],
  ['when, and what else', WHEN],
  ['sales as they are told, and lists', SPOKEN],
  ['what is never guessed', NEVER_GUESSED],
  ['payments', PAYMENTS],
  ['stock', STOCK],
  ['questions', QUESTIONS],
])('%s', (_, rows) => {
  it.each(rows)('%j', async (line, expected) => {
    const read = await counter.read(line)
    expect(judged(read, expected)).toBe(expected)
  })
})

describe('a customer', () => {
  it.each(CUSTOMERS)('%j', async (line, expected) => {
    const read = await counter.read(line, counter.shop.user)
    expect(judged(read, expected)).toBe(expected)
    expect(['said', 'refused']).toContain(read.notation.split(' ')[0])
  })
})
