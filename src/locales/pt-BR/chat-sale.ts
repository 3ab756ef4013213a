// As palavras de uma venda na conversa: do “para quem?” ao que vem depois.
import { overLimit } from './over-limit.ts'

/** Com ponto; um dia já termina com o seu (`14 dez.`). */
const ended = (text: string) => (text.endsWith('.') ? text : `${text}.`)

export const sale = {
  whoBuys: '🛒 Venda. Para quem? Toque, ou escreva o nome.',
  whoOwes: (name: string, money: string) => `${name} · deve ${money}`,
  owesOf: (due: string, limit: string | null) => (limit ? `deve ${due} de ${limit}` : `deve ${due}`),
  whichGoods: (some: string | null) => `O quê? Escreva${some ? ` (“${some}”)` : ''} ou toque:`,
  usual: (goods: string) => `🔁 O de sempre: ${goods}`,
  categories: '☰ Categorias',
  whichCategory: 'Qual categoria?',
  inCategory: (name: string) => `${name}: o quê? Escreva ou toque:`,
  more: '›',
  howMany: (goods: string, price: string, stock: string, weighed: boolean) =>
    `${goods} · ${price} · há ${stock}. ${weighed ? 'Quanto?' : 'Quantos?'}`,
  worthOf: (money: string) => `${money} de`,
  inStock: (count: string) => `há ${count}`,
  willOwe: (money: string, limit: string | null) =>
    limit ? `passa a dever ${money} de ${limit}` : `passa a dever ${money}`,
  priceChanged: (name: string, from: string, to: string) => `⚠️ ${name} mudou: ${from} → ${to}.`,
  creditOf: (name: string) => `Crédito de ${name}`,

  /** Beside one another; `pago` is what a counter calls cash. */
  by: { pix: '💠 Pix', cash: '💵 Pago', card: '💳 Cartão', credit: '📒 Fiado' },
  sell: '✅ Vender',
  otherMoney: 'Outro pagamento',
  changeLines: '− / + itens',
  whichChange: 'Toque em − ou +, ou escreva mais um produto.',
  moreGoods: '➕ Produto',
  priceOrOff: 'Preço ou desconto',
  howMuchOff: 'Quanto a menos? Toque, ou escreva “2,00” ou “10%”.',
  noOff: 'Sem desconto',
  priceOf: (goods: string) => `Preço de ${goods}`,
  whichPrice: (goods: string, price: string) => `${goods} custa ${price}. Por quanto sai nesta venda?`,
  offWord: 'desconto',
  partPaid: 'Parte paga',
  howMuchNow: 'Quanto pagou agora? Toque, ou escreva como “5 pix”.',
  paidWord: 'pago',
  due: 'Vence…',
  dueOn: (day: string) => `Vence ${day}`,
  whenDue: 'Vence quando? Toque, ou escreva o dia.',
  friday: (day: string) => `sexta, ${day}`,
  inDays: (days: number, day: string) => `em ${days} dias, ${day}`,
  dueWord: 'vence',
  note: 'Anotar…',
  whichNote: 'O que fica anotado nesta venda? Escreva.',

  nowThereIs: (name: string, count: string) => `${name}: agora há ${count}.`,
  sellOnly: (count: string) => `Vender ${count}`,
  sellWhatIs: 'Vender o que há',
  takeOut: 'Tirar',
  overLimit: (money: string, limit: string) => `${overLimit.byOf(money, limit)}.`,
  noRoom: (limit: string) => `${overLimit.full(limit)}.`,
  takeNow: (money: string) => `Receber ${money} agora`,
  payAll: 'Pagar tudo',
  sellAnyway: 'Vender assim mesmo',
  notSold: (names: string) => `Não está mais à venda: ${names}.`,
  noCustomer: (name: string) => `${name} não está mais entre os clientes.`,
  somebodyElse: 'Vender a outra pessoa',

  soldToNobody: (money: string, by: string) => `Vendido: ${money}${by ? ` ${by}` : ''}.`,
  took: (name: string, money: string, by: string) => `${name} levou ${money}${by ? ` e pagou ${by}` : ''}.`,
  tookOnTab: (name: string, money: string, day: string | null) =>
    ended(`${name} levou ${money} fiado${day ? `, vence ${day}` : ''}`),
  tookInPart: (name: string, money: string, paid: string, due: string, day: string | null) =>
    ended(`${name} levou ${money}: pagou ${paid}, ${due} fiado${day ? `, vence ${day}` : ''}`),
  soMuch: (money: string, by: string) => `${money} ${by}`,
  fromCredit: 'com o crédito',
  changeBack: (given: string, change: string) => `Recebeu ${given} · troco ${change}.`,
  owesNow: (money: string | null) => (money ? `Agora deve ${money}.` : 'Não deve nada.'),
  alike: (seconds: number) =>
    seconds < 1 ? '⚠️ Igual à de agora há pouco.' : `⚠️ Igual à de ${seconds} s atrás.`,
  again: '🔁 De novo',
  takePayment: '💰 Receber',
}
