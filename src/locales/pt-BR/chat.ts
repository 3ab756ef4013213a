// As palavras da conversa.
import { UNDO_MINUTES } from '#lib/limits.ts'
import { commands } from './called.ts'
import { around } from './chat-around.ts'
import { dialogues } from './chat-dialogues.ts'
import { drafts } from './chat-drafts.ts'
import { home, tour } from './chat-home.ts'
import { invites } from './chat-invites.ts'
import { links } from './chat-links.ts'
import { approvals, notices } from './chat-notices.ts'
import { privacy } from './chat-privacy.ts'
import { reminders } from './chat-reminders.ts'
import { sale } from './chat-sale.ts'
import { spoken } from './chat-spoken.ts'
import { talks } from './chat-talks.ts'
import { unwritten } from './chat-unwritten.ts'
import { overLimit } from './over-limit.ts'
import { shortage } from './shortage.ts'

const items = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`

export const chat = {
  ...drafts,
  home,
  approvals,
  invites,
  notices,
  talks,
  reminders,
  privacy,
  links,
  sale,
  tour,
  ...dialogues,
  roles: { user: 'cliente', admin: 'equipe', owner: 'gestão' },
  methods: { cash: 'dinheiro', pix: 'pix', card: 'cartão', transfer: 'transferência', other: 'outro' },
  /** After `paga` and `pagou`. */
  paidBy: {
    cash: 'em dinheiro',
    pix: 'em pix',
    card: 'no cartão',
    transfer: 'por transferência',
    other: 'de outra forma',
  },
  kinds: { sale: 'venda', payment: 'pagamento', void: 'anulação', opening: 'saldo do caderno' },

  login: (role: string) => `Você já está dentro: o Telegram diz quem você é. Seu papel aqui: ${role}.`,
  miniapp: 'A loja abre pelo botão ao lado do campo de mensagem.',
  help: (few: string, name: string | null) =>
    `Escreva como você fala no balcão. Exemplo:\n/vender ${name ? `${name}: ${few} fiado` : `${few} pago`}\nPara saber de um comando: /ajuda vender`,
  commandsHead: 'O que você pode fazer:',
  /** A command's name in menus and lists: by what people who read this language type. */
  ...commands,

  noCommand: 'Não conheço esse comando. Veja os que há: /comandos',
  /** What is said without a command. */
  ...spoken,
  welcome: 'De nada! 😊',
  helloStaff: (few: string, many: string, owing: { name: string; due: string } | null) =>
    [
      'Oi! Escreva como você fala, que eu entendo:',
      ...(owing
        ? [`${few} pra ${owing.name} fiado`, `${owing.name} pagou ${owing.due} no pix`]
        : [`${few} pago`]),
      `chegou ${many} a 4,20`,
      'Quem deve? · O que está acabando? · Quanto vendi hoje?',
    ].join('\n'),
  helloCustomer: (goods: string | null) =>
    goods
      ? `Oi! Pergunte o que quiser:\nQuanto eu devo? · Preço de ${goods}? · Produtos`
      : 'Oi! Pergunte o que quiser:\nQuanto eu devo? · Produtos',
  plainCustomer: (goods: string | null) =>
    `Isso eu não entendi. Pergunte “quanto eu devo?” ou “${goods ? `preço de ${goods}?` : 'o que tem?'}”, ou fale com a loja.`,
  nothingLow: 'Nada está acabando. ✅',
  lowHead: (count: number) => `${items(count, 'produto acabando', 'produtos acabando')}:`,
  notUnderstood: 'Comece por um comando, como /vender ou /ajuda.',
  textOnly: 'Por enquanto só leio texto. Veja os comandos: /comandos',
  ...around,
  ...unwritten,
  disabled: 'Seu acesso a esta loja está desativado. Fale com a loja.',
  needsRole: {
    admin: 'Isso é só para equipe. Nada foi mudado.',
    owner: 'Isso é só para gestão da equipe. Nada foi mudado.',
  },
  noNumber: (typed: string) => `“${typed}” não é um número que eu entenda. Escreva como 2, 1,5 ou 1.234,56.`,
  tooLong: 'Passou de 4.096 letras. Mande em partes.',
  unreadable: 'Não consigo ler isso. Escreva com letras e números comuns.',
  tooMany: (lines: number) => `É demais de uma vez: cabem ${lines} linhas. Mande em partes.`,
  sayEach: 'Diga quanto foi pago de cada jeito. Assim: pago 4 dinheiro pago 6 pix',
  oneProduct: 'Um produto por vez: /produto novo ☕ Café 5,00 un',
  aboveZero: 'Precisa ser mais que zero.',
  otherTotal: (total: string, said: string) =>
    `A soma dá ${total}, não ${said}. Veja o que falta, ou escreva sem o total.`,
  noPercentage: (typed: string) =>
    `“${typed}%” não é uma porcentagem que eu entenda. Vai até 100, com uma casa: 10% ou 12,5%.`,
  noDay: (typed: string) => `“${typed}” não é um dia. Escreva hoje, amanhã, 15/12 ou 15/12/2026.`,
  noSuchProduct: (typed: string, near: number) =>
    `Não achei “${typed}”. ${near === 1 ? 'Era este?' : 'Era um destes?'}`,
  noProduct: (typed: string) => `Não achei o produto “${typed}”. Veja os nomes em /produtos.`,
  noCustomer: (typed: string) => `Não achei ninguém com o nome “${typed}”.`,
  noPerson: (typed: string) => `Ninguém com o nome “${typed}” falou com a loja ainda.`,
  unknownWord: (typed: string) =>
    `Não entendi “${typed}”. Depois dos produtos vai: fiado, pago, vence, desconto ou obs.`,
  otherUnit: (name: string, unit: string, given: string) => `${name} é vendido em ${unit}, não em ${given}.`,
  wholeOnly: (name: string) => `${name}: só número inteiro, sem vírgula.`,
  noWorth: (money: string, name: string, price: string) =>
    `${money} de ${name} não dá um número inteiro: cada um custa ${price}.`,
  tooFine: (name: string) => `${name}: no máximo três casas depois da vírgula.`,
  notOffered: 'Essa escolha não está mais aqui.',

  newCustomer: (name: string) => `${name} (novo)`,
  customerMade: (name: string) => `Conta aberta para ${name}.`,
  noName: 'Sem nome',
  whichCustomer: (typed: string) => `Quem é “${typed}”?`,
  whichGoods: (some: string | null) => `O quê?${some ? ` Escreva, como “${some}”.` : ''}`,
  whichProduct: (typed: string) => `Qual “${typed}”?`,
  whichPerson: (typed: string) => `Quem é “${typed}”?`,
  whichReading: (typed: string) => `“${typed}” pode ser lido de mais de um jeito. Qual?`,
  whichNumber: (decimals: string, thousands: string) => `${decimals} ou ${thousands}?`,
  howMuchOf: (number: string, name: string, sold: boolean) =>
    sold
      ? `${number} de ${name}: quanto é? Escolha, ou escreva com a unidade.`
      : `${number} de ${name}: quanto saiu? Escolha, ou escreva com a unidade.`,
  whichDay: 'Vence em que dia?',
  whichCost: 'De cada um, ou de tudo?',
  costEach: (money: string) => `${money} cada`,
  costInAll: (money: string) => `${money} no total`,
  whichDiscount: 'Qual desconto vale?',
  whichMethod: 'Pago de que jeito?',
  allOfIt: 'tudo',
  halfOfIt: 'metade',
  whichAmount: 'Quanto foi pago?',
  whoseTab: 'Fiado é de quem? Escreva o nome.',
  paidOrCredit: 'Pago ou fiado?',
  paidButton: 'Pago',
  creditButton: 'Fiado',
  whatCost: (unit: string, last: string | null) =>
    `Quanto custou cada ${unit || 'um'}? ${last ? `Da última vez ${last}.` : 'Escreva o custo, como 3,50.'}`,
  whyAdjust: 'Por quê? Escreva o motivo, como “quebrou”.',
  howMuch: (name: string, due: string | null, overdue: string | null) =>
    due
      ? `${name} deve ${due}${overdue ? ` (vencido ${overdue})` : ''}. Quanto pagou?`
      : `Quanto ${name} pagou?`,
  whatPrice: (name: string) => `Qual o preço de ${name}?`,
  confirmQuestion: 'Confirma?',
  confirmButton: '✅ Confirmar',
  cancelButton: '✖ Cancelar',
  backButton: '← Voltar',
  onScreen: '📱 Na tela',
  /** Below a result, where its card was: another door acted. */
  doneOnScreen: '(feito na tela)',
  undoButton: '↩ Desfazer',

  discountOf: (money: string) => `desconto ${money}`,
  changeOf: (money: string) => `troco ${money}`,
  total: (money: string) => `Total ${money}`,
  onCredit: 'fiado',
  paidWith: (money: string | null, method: string) => (money ? `pago ${money} ${method}` : `pago ${method}`),
  dueOn: (day: string) => `vence ${day}`,
  soldOn: (day: string) => `vendido em ${day}`,
  willReceive: (name: string, quantity: string, cost: string | null, expires: string | null) =>
    `Receber ${quantity} de ${name}${cost ? ` a ${cost}` : ''}${expires ? `, vence ${expires}` : ''}`,
  willAdjust: (name: string, quantity: string, reason: string | null) =>
    `${name}: ${quantity}${reason ? ` (${reason})` : ''}`,
  willCount: (name: string, quantity: string) => `${name}: acertar para ${quantity}`,
  willPay: (name: string, money: string, by: string) => `${name} paga ${money} ${by}`,
  willMakeProduct: (name: string, price: string | null, unit: string) =>
    `Produto novo: ${name} · ${price ?? '…'}/${unit}`,
  willPrice: (name: string, price: string) => `${name}: preço ${price}`,
  willHaveMinimum: (name: string, minimum: string) => `${name}: mínimo ${minimum}`,
  willArchive: (name: string, archived: boolean) =>
    archived ? `Arquivar ${name}` : `Trazer ${name} de volta`,
  willHide: (name: string, hidden: boolean) =>
    hidden ? `${name}: esconder dos clientes` : `${name}: mostrar aos clientes`,
  willGiveRole: (who: string, means: string) => `${who} ${means}`,
  willDisable: (who: string) => `Desativar o acesso de ${who}`,
  willEnable: (who: string) => `Ativar o acesso de ${who}`,

  labels: {
    total: 'total',
    paid: 'pago',
    tab: 'fiado',
    change: 'troco',
    discount: 'desconto',
    due: 'vence',
    soldOn: 'vendido em',
    note: 'obs',
    price: 'preço',
    minimum: 'mínimo',
    owes: 'deve',
  },
  balanceOf: (money: string) => `saldo ${money}`,

  done: 'Feito.',
  soldTo: (name: string | null) => (name ? `Vendido para ${name}` : 'Vendido'),
  onTabOf: (money: string) => `fiado ${money}`,
  received: (name: string, quantity: string, cost: string | null, expires: string | null) =>
    `Recebido: ${quantity} de ${name}${cost ? ` a ${cost}` : ''}${expires ? `, vence ${expires}` : ''}.`,
  adjusted: (name: string, stock: string) => `${name}: agora há ${stock}`,
  counted: (name: string, stock: string, difference: string | null) =>
    `${name}: contado ${stock}${difference ? ` (diferença ${difference})` : ', como se esperava'}`,
  paid: (name: string, money: string, by: string) => `${name} pagou ${money} ${by}.`,
  productStored: (name: string, price: string, unit: string) => `${name}: ${price}/${unit}`,
  minimumStored: (name: string, minimum: string) => `${name}: mínimo ${minimum}`,
  broughtBack: (name: string) => `${name} está de volta.`,
  nowHidden: (name: string, hidden: boolean) =>
    hidden ? `Os clientes não veem mais ${name}.` : `Os clientes veem ${name} de novo.`,
  archived: (name: string) => `${name} foi arquivado. As vendas ficam.`,
  personIs: {
    user: (name: string) => `${name} é cliente.`,
    admin: (name: string) => `${name} é da equipe.`,
    owner: (name: string) => `${name} cuida da loja.`,
  },
  personDisabled: (name: string) => `${name} não entra mais na loja.`,
  undone: (what: string, name: string | null, money: string | null) =>
    `Desfeito: ${[what, name, money].filter(Boolean).join(', ')}. Ficou como antes.`,
  wouldUndo: (what: string, name: string | null, money: string | null) =>
    `Vai desfazer: ${[what, name, money].filter(Boolean).join(', ')}.`,
  nothingToUndo: `Não há nada a desfazer: vale o que você fez nos últimos ${UNDO_MINUTES} minutos.`,
  nothingOpen: 'Nenhuma pergunta aberta.',
  cancelled: 'Largado. Nada foi mudado.',
  handedOn:
    '↪ Ainda nada foi gravado: uma mensagem que não foi digitada aqui só vale depois de um toque seu.',
  notCancelled: 'Para largar a pergunta aberta, escreva /cancelar aqui ou toque em Cancelar.',
  buttonGone: 'Este botão não vale mais.',
  failed: 'Desculpe, algo deu errado do nosso lado com esta mensagem. Veja se foi gravada antes de repetir.',

  noGoods: 'Ainda não há produtos.',
  noGoodsStaff: 'Ainda não há produtos. Quem cuida da loja cria o primeiro.',
  stockHead: (count: number, low: number, out: number) => {
    const goods = `📦 ${items(count, 'produto', 'produtos')}`
    const few = low ? `${goods} · ${low} acabando` : goods
    return out ? `${few} · ${items(out, 'acabou', 'acabaram')}` : few
  },
  pricesHead: 'Produtos e preços',
  soldOut: 'acabou',
  priceOf: (money: string) => `Preço ${money}`,
  minimumOf: (quantity: string) => `Mínimo ${quantity}`,
  lot: (first: boolean, remaining: string, quantity: string, cost: string | null, expires: string | null) =>
    `${remaining} de ${quantity}${cost ? ` a ${cost}` : ''}${expires ? `, vence ${expires}` : ''}${first ? ' (sai primeiro)' : ''}`,
  severalProducts: (typed: string) => `Vários produtos com “${typed}”:`,
  nobodyOwes: 'Ninguém deve nada. Venda “fiado” e a conta aparece aqui.',
  debtsHead: (due: string, people: number, overdue: string) =>
    `A receber ${due} de ${items(people, 'pessoa', 'pessoas')}, vencido ${overdue}`,
  ages: (current: string, d7: string, d30: string, older: string) =>
    `A vencer ${current} · até 7 dias ${d7} · até 30 dias ${d30} · mais ${older}`,
  overdueOf: (money: string) => `vencido ${money}`,
  owes: (name: string, money: string) => `${name} deve ${money}`,
  owesNothing: (name: string) => `${name} não deve nada.`,
  hasCredit: (name: string, money: string) => `${name} tem ${money} de crédito.`,
  nothingOwed: 'Não há nada em aberto.',
  owesOnly: (money: string) => `Deve só ${money}. Nada foi recebido.`,
  noAccount: 'Você não tem conta nesta loja, ou ela ainda não foi ligada a você.',
  statementHead: 'Extrato, do mais novo:',
  statementLine: (day: string, kind: string, amount: string, balance: string) =>
    `${day}: ${kind} ${amount}, saldo ${balance}`,
  andMore: (n: number) => `… e mais ${n}`,
  disabledPerson: 'desativado',
  pageOf: (page: number, pages: number) => `${page}/${pages}`,

  onlyHas: (name: string, available: string, requested: string) =>
    `${name}: ${shortage.onlyLeft(available)}, não ${requested}. ${shortage.act}`,
  overLimit: (money: string, limit: string) => `${overLimit.byOf(money, limit)}. ${overLimit.takePart}`,
  noRoomInLimit: (limit: string) => `${overLimit.full(limit)}. ${overLimit.takeAll}`,
  alreadyThere: (name: string) => `Já existe: ${name}.`,
  refusals: {
    disabled: 'Seu acesso a esta loja está desativado. Fale com a loja.',
    unauthenticated: 'Não sei quem você é. Comece por /start.',
    not_found: 'Isso não existe mais, ou não é seu.',
    version_conflict: 'Outra pessoa mudou isso agora há pouco. Veja como está e tente de novo.',
    last_owner: 'A loja ficaria sem gestão. Dê a gestão a outra pessoa antes.',
    already_voided: 'Isso já foi anulado.',
    wrong_state: 'Do jeito que está agora, não dá. Nada foi mudado.',
    unavailable: 'Não deu para gravar agora. Tente de novo em instantes.',
    internal: 'Algo deu errado do nosso lado. Nada se perdeu; tente de novo.',
  },
}
