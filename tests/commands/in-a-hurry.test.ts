// Lines as they are typed with one thumb while somebody waits: shortened, spoken, handed on, several things at once.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inDays, judged, Phrasings, type Row, weekday } from '../support/phrasing.ts'

const FRIDAY = weekday(5)
const YESTERDAY = inDays(-1)

const PORTUGUESE: readonly Row[] = [
  ['ana 2 cafe coado dps ela paga', 'sale Ana: 2 coado | fiado'],
  ['vc anota 1 croissant p/ ana', 'sale Ana: 1 croissant | fiado'],
  ['qto a ana deve', /Ana Beatriz Rocha deve R\$ 50,00/],
  ['qto vendi hj', /Hoje|hoje/],
  ['pg pix 2 cafe coado ana', 'sale Ana: 2 coado | pix'],
  ['2 cafe coado ana pg din', 'sale Ana: 2 coado | cash'],
  ['1cx leite integral pra ana fiado', 'ask / refused'],
  ['meia dz pao de queijo beto fiado', 'sale Beto: 6 pão de queijo | fiado'],
  ['tds os croissant pra ana', 'ask / refused'],
  ['ana levou 2 cafés coados e pagou 10 do que devia', 'sale Ana: 2 coado | ? + pay Ana: 1000 cash'],
  ['🥐🥐 ana', 'sale Ana: 2 croissant | ? / ask'],
  ['🥐', 'sale: 1 croissant | ? / ask'],
  ['☕☕☕ fiado beto', 'sale Beto: 3 coado | fiado / ask'],
  ['👍', 'refused / ask line / said'],
  [
    'Dona Lourdes\n• 2 leite integral 5,79\n• 1 pão de forma 10,90\nfiado',
    'sale Lourdes: 2 integral, 1 pão de forma | fiado',
  ],
  [
    'Pedido Cida:\n- 3x croissant R$ 7,90\n- 1x café coado R$ 5,00\npix',
    'sale Cida: 3 croissant, 1 coado | pix',
  ],
  ['ana 2 café coado fiado, beto 3 cerveja pix', 'sale Ana: 2 coado | fiado + sale Beto: 3 cerveja | pix'],
  [
    'Ana: 1 croissant fiado\nBeto: 2 cervejas fiado\nCida: 1 dz ovos pago',
    'sale Ana: 1 croissant | fiado + sale Beto: 2 cerveja | fiado + sale Cida: 1 ovos | cash',
  ],
  ['recebi 20 da cida e 15 do beto', 'pay Cida: 2000 cash + pay Beto: 1500 cash'],
  ['ana pagou 20 e beto pagou 10 no pix', 'pay Ana: 2000 cash + pay Beto: 1000 pix'],
  [
    'chegou 10 leite integral a 4,20 e 5 croissant a 3',
    'receive 10 integral at 420 + receive 5 croissant at 300',
  ],
  ['quebrou 1 croissant e 2 iogurtes', 'adjust croissant -1 quebrou + adjust iogurte -2 quebrou'],
  ['ana pagou metade', 'pay Ana: 2500 cash'],
  ['paga metade da conta da ana no pix', 'pay Ana: 2500 pix'],
  ['2 croissant ana metade pix metade dinheiro', 'sale Ana: 2 croissant | pix 790 cash 790'],
  ['ana levou 2 café coado, pagou metade', 'sale Ana: 2 coado | cash 500'],
  ['/buy Ana: 2 café coado metade no pix o resto fiado', 'sale Ana: 2 coado | pix 500'],
  ['ana 2 café coado fiado ontem', `sale Ana: 2 coado | fiado on ${YESTERDAY}`],
  ['vendi ontem 3 croissant no pix', `sale: 3 croissant | pix on ${YESTERDAY}`],
  ['esqueci de anotar: ontem o beto levou 2 cerveja fiado', `sale Beto: 2 cerveja | fiado on ${YESTERDAY}`],
  ['anteontem ana pegou 1 croissant fiado', `sale Ana: 1 croissant | fiado on ${inDays(-2)}`],
  ['/estoque Café coado: 46', 'ask'],
  ['/estoque padaria', /Croissant[\s\S]*Pão de forma/],
  ['/produto croissant', /Croissant[\s\S]*7,90/],
  ['/produto croissant 5,50', 'ask'],
  ['/produto Capuccino 7,50', 'ask'],
  ['/user caio', /Caio/],
  ['quem tá devendo há mais de um mês', /mais de 30 dias|mais de um mês/],
  ['quanto vendi ontem', /Ontem|ontem/],
  ['qto vendi essa semana', /semana/],
  ['quanto custa', /Produtos e preços/],
  ['quanto custa 3 croissant', /Croissant/],
  ['tem pao de forma ai?', /Pão de forma/],
  ['me ve 2 pao de queijo e um cafezinho coado pra levar', 'sale: 2 pão de queijo, 1 coado | ?'],
  [
    'dona lourdes mandou buscar 1kg de feijao e 2 leite integral, põe na conta dela',
    'sale Lourdes: 1 feijão, 2 integral | fiado',
  ],
  ['o ze pegou uma cerveja e vai acertar sexta', `sale Zé: 1 cerveja | fiado due ${FRIDAY}`],
  ['ana ta levando 300g de presunto 200 de mussarela', 'ask'],
  ['bota 5 conto de pão francês pra rita souza', 'sale Rita S: 0.265 francês | ?'],
  ['vendi 3 cerv', 'sale: 3 cerveja | ?'],
  ['fiado ana 20 reais', 'ask / refused'],
  ['ana deve 20', 'ask / refused / said'],
  ['ana pagou 20 e levou 1 croissant', 'pay Ana: 2000 cash + sale Ana: 1 croissant | ?'],
  ['desconta 2 reais da ana', 'ask / refused'],
  ['croissant acabou', 'count croissant = 0 / ask'],
  ['acabou o leite integral', 'count integral = 0 / ask'],
  ['quanto falta pro beto pagar', /Beto da Oficina deve R\$ 45,00/],
  ['beto quer pagar 30, quanto fica?', 'ask / refused'],
  ['oi, 2 café coado pra ana por favor, fiado', 'sale Ana: 2 coado | fiado'],
  ['opa 2 café coado pra ana fiado', 'sale Ana: 2 coado | fiado'],
  ['opa 2 croissant pago', 'sale: 2 croissant | cash'],
  ['opa tudo bem?', /entendo/],
  ['isso aí', 'ask line / refused / said'],
  ['2 cafe coado, 1 pao de queijo = 14,50 pix', 'sale: 2 coado, 1 pão de queijo | pix'],
  ['vende ai pro jorge 2 misto q ele paga no cartao', 'sale Jorge: 2 misto | card'],
  ['kg de tomate quanto ta', /Tomate[\s\S]*8,99/],
  ['qnto ta o kg do tomate', /Tomate[\s\S]*8,99/],
  ['preco leite', /Leite (?:desnatado|integral)[\s\S]*Leite (?:desnatado|integral)/],
  ['ana levou tudo que tinha de croissant', 'ask / refused'],
  ['cida: 1 croissant\n\nobrigada viu 🙏', 'sale Cida: 1 croissant | ?'],
  ['ANA 2 COXINHA', 'refused / ask line'],
  ['vende pra ana 1/2 duzia de ovos', 'ask / refused'],
  ['da baixa na conta do beto 20 pix', 'pay Beto: 2000 pix'],
  ['abate 20 da conta da ana', 'pay Ana: 2000 cash'],
]

const ENGLISH: readonly Row[] = [
  ["ana's tab: 2 croissant", 'sale Ana: 2 croissant | fiado'],
  ["put 2 croissants on ana's tab", 'sale Ana: 2 croissant | fiado'],
  ["/sell 2 croissant on Ana's tab", 'sale Ana: 2 croissant | fiado'],
  ["add 1 croissant to ana's tab", 'sale Ana: 1 croissant | fiado'],
  ['sold yesterday 2 croissants to ana on tab', `sale Ana: 2 croissant | fiado on ${YESTERDAY}`],
  ['2 croissants to ana on tab yesterday', `sale Ana: 2 croissant | fiado on ${YESTERDAY}`],
  ['ana paid half', 'pay Ana: 2500 cash'],
  ['ana paid half by pix', 'pay Ana: 2500 pix'],
  ['ana pd 10', 'pay Ana: 1000 cash'],
  ['2 croissants for ana half cash half card', 'sale Ana: 2 croissant | cash 790 card 790'],
  ['ana took 2 croissants and paid 10 off her tab', 'sale Ana: 2 croissant | ? + pay Ana: 1000 cash'],
  [
    'ana 1 croissant tab, beto 2 cerveja lata cash',
    'sale Ana: 1 croissant | fiado + sale Beto: 2 cerveja | cash',
  ],
  ['got 20 from cida and 15 from beto', 'pay Cida: 2000 cash + pay Beto: 1500 cash'],
  ['how much did i sell yesterday', /esterday/],
  ['how much did we sell this week', /week/],
  ['who owes for more than a month', /month|30 days/],
  ['how much is it', /Products and prices/],
  ['croissants are out', 'count croissant = 0 / ask'],
  ["we're out of croissants", 'count croissant = 0 / ask'],
  ['2 croissants ana, she pays later', 'sale Ana: 2 croissant | fiado'],
  ['gimme 2 croissants', 'sale: 2 croissant | ?'],
  ['u have croissants?', /Croissant/],
  ['broke 2 iogurte and 1 croissant', 'adjust iogurte -2 broke + adjust croissant -1 broke'],
  ['ana: 2 croissant 7.90 each on tab', 'sale Ana: 2 croissant | fiado'],
  ['zé 2 cerveja lata n pays fri', `sale Zé: 2 cerveja | fiado due ${FRIDAY} / refused / ask`],
  ['take 20 off ana’s tab', 'pay Ana: 2000 cash / ask'],
  ['Ana and Beto 2 croissants each', 'ask / refused'],
]

describe.each([
  ['pt-BR', PORTUGUESE],
  ['en', ENGLISH],
] as const)('in a hurry, in %s', (language, rows) => {
  let counter: Phrasings
  beforeAll(async () => {
    counter = await Phrasings.open(language)
  })
  afterAll(() => counter.shop.close())

  it.each(rows)('%j', async (line, expected) => {
    const read = await counter.read(line)
    expect(judged(read, expected)).toBe(expected)
  })
})
