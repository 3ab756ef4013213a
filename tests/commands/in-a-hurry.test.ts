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

/** As they are spoken to the phone, or told with everything around. */
const SPOKEN: readonly Row[] = [
  [
    'Dois cafés coados e um pão de queijo pra Ana, pode anotar.',
    'sale Ana: 2 coado, 1 pão de queijo | fiado',
  ],
  [
    'A dona Lourdes levou dois litros de leite integral e vai pagar na sexta-feira.',
    `sale Lourdes: 2 integral | fiado due ${FRIDAY}`,
  ],
  ['vende 3 serveja lata pro beto no fiado', 'sale Beto: 3 cerveja | fiado'],
  ['1 crosant e 1 cafe coado ana pix', 'sale Ana: 1 croissant, 1 coado | pix / ask'],
  ['zé carlos pegou 1 caixa de leite integral, anota', 'ask / refused'],
  [
    'ana acertou 15 no pix e levou 2 pao de queijo fiado',
    'pay Ana: 1500 pix + sale Ana: 2 pão de queijo | fiado',
  ],
  ['beto pagou os 20 que devia', 'pay Beto: 2000 cash'],
  ['recebi cinquenta reais da Quitéria no cartão de débito', 'pay Quitéria: 5000 card'],
  ['Cida pagou vinte e dois e cinquenta', 'pay Cida: 2250 cash / ask'],
  ['chegou 3 dúzias de ovos a 9 reais a dúzia', 'receive 3 ovos at 900'],
  ['chegaram 20 pães de forma, paguei 140 em tudo', 'receive 20 pão de forma at 700 / ask'],
  [
    'joguei fora 2 kg de tomate que estragou',
    'adjust tomate -2 joguei fora / adjust tomate -2 estragou / ask',
  ],
  ['contei 14 bolos de fubá', 'count bolo = 14'],
  ['só tem 3 alfaces', 'count alface = 3 / ask'],
  ['ana: 1 leite integral 2 pao de forma', 'sale Ana: 1 integral, 2 pão de forma | ? / ask'],
  ['2cafe coado ana fiado', 'sale Ana: 2 coado | fiado'],
  ['300gr de mussarela e 150 gr presunto pra cida cartao', 'sale Cida: 0.3 mussarela, 0.15 presunto | card'],
  ['põe aí pra Rita Lima: um quilo de batata, meio de cebola', 'ask / refused'],
  ['quanto a Cida tá me devendo mesmo?', /Cida Ferraz deve R\$ 35,00/],
  ['quanto deu as vendas de ontem', /[Oo]ntem/],
  ['vendas deste mês', /mês/],
  ['quanto vendemos na semana passada?', /semana passada/i],
  ['quanto entrou hoje', /[Hh]oje/],
  ['o que eu preciso comprar?', /acabando|acabou/],
  ['tá faltando alguma coisa no estoque?', /acabando|acabou/],
  ['a Ana já pagou?', /Ana Beatriz Rocha deve R\$ 50,00/],
  ['bom dia! a Ana vai levar dois croissants, paga amanhã', `sale Ana: 2 croissant | fiado due ${inDays(1)}`],
  ['oi boa tarde me vê um misto quente e uma água com gás, cartão', 'sale: 1 misto, 1 gás | card'],
  [
    'ana 2 croassaint fiado e beto 1 misto qente pix',
    'sale Ana: 2 croissant | fiado + sale Beto: 1 misto | pix / ask',
  ],
  ['Ana 10 croissant, não, 12 croissant fiado', 'ask / refused'],
  ['Beto, 6 latas de cerveja, desconto de dois reais, fiado', 'sale Beto: 6 cerveja | fiado off 200 / ask'],
  ['pra Jorge 1 queijo minas inteiro de 1,2 kg no pix', 'ask / refused / sale Jorge: 1.2 minas | pix'],
  ['dona Lourdes mandou 20 reais pelo menino', 'pay Lourdes: 2000 cash / ask'],
  ['anota 5 reais de pão pra Cida', 'sale Cida: 0.265 francês | fiado / ask'],
  ['tira 1 iogurte do estoque, venceu', 'adjust iogurte -1 venceu / ask'],
]

const SPOKEN_IN_ENGLISH: readonly Row[] = [
  ['Sold Ana two croissants and a café coado, put it on her tab.', 'sale Ana: 2 croissant, 1 coado | fiado'],
  [
    "can you ring up 3 cerveja lata for beto, he'll pay on friday",
    `sale Beto: 3 cerveja | fiado due ${FRIDAY}`,
  ],
  ['beto gave me 20 bucks cash', 'pay Beto: 2000 cash'],
  ['Cida just paid me fifteen by card', 'pay Cida: 1500 card / ask'],
  ['we got 2 dozen ovos at 9 each dozen', 'receive 2 ovos at 900 / ask'],
  ['threw out 3 alface, gone bad', 'adjust alface -3 threw out / ask'],
  ['how many croissants do we have left', /Croissant/],
  ['what did we sell this month', /month/],
  ['how were sales last week?', /last week/i],
  [
    'ana 2 crossaints on tab n beto 1 misto quente pix',
    'sale Ana: 2 croissant | fiado + sale Beto: 1 misto | pix / ask',
  ],
  ['hey, Jorge owes how much?', /Jorge Antunes/],
  ['sell ana half a kilo presunto, 300 g mussarela pix', 'sale Ana: 0.5 presunto, 0.3 mussarela | pix'],
  ['cida settled everything with pix yesterday', `pay Cida: 3500 pix on ${YESTERDAY}`],
  ['count croissant 12', 'count croissant = 12 / ask'],
  ['undo that', /./],
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
  ['pt-BR', SPOKEN],
  ['en', SPOKEN_IN_ENGLISH],
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
