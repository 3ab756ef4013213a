// Avisos in Portuguese: what a person is told, and where. Amounts, quantities and times come formatted.
import type { NoticeKind } from '#lib/notice-kinds.ts'

type ByKind = { readonly [Kind in NoticeKind]?: string }

export const notices = {
  title: 'Avisos',
  fresh: (count: number) => (count === 1 ? '1 novo' : `${count} novos`),
  unread: (count: number) => (count === 1 ? '1 aviso novo' : `${count} avisos novos`),
  readAll: 'Li tudo',
  read: 'Li',
  isNew: 'novo',
  choose: 'Escolher avisos',
  today: 'Hoje',
  yesterday: 'Ontem',
  empty: 'Tudo em ordem',
  emptyLine: 'O que pedir sua mão aparece aqui, com o botão do lado.',
  somebody: 'Alguém',
  low: (name: string) => `${name} acabando`,
  fromShop: 'Mensagem da loja',
  lowMany: (count: number) => `${count} produtos acabando`,
  left: (left: string, minimum: string | null) => (minimum ? `${left}, mín. ${minimum}` : left),
  doneBy: (name: string, when: string) => `${name} resolveu, ${when}`,
  done: (when: string) => `resolvido, ${when}`,
  paid: (name: string, amount: string) => `${name} pagou ${amount}`,
  youPaid: (amount: string) => `Pagamento de ${amount}`,
  methods: { pix: 'Pix', cash: 'dinheiro', card: 'cartão', transfer: 'transferência', other: 'outra forma' },
  how: (method: string | null, name: string | null) =>
    [method, name && `com ${name}`].filter(Boolean).join(', '),
  paymentVoided: 'anulado, não vale mais',
  bought: (amount: string) => `Compra de ${amount}`,
  allPaid: 'paga',
  onTab: (amount: string) => `no fiado: ${amount}`,
  saleVoided: 'anulada, não vale mais',
  disputed: (name: string, amount: string) => `${name} não reconhece ${amount}`,
  talked: (amount: string) => `Sobre os seus ${amount}`,
  talk: {
    opened: 'quer saber o que é',
    answered: 'há resposta',
    resolved: 'encerrada',
    void: 'anulado, não vale mais',
    kept: 'conferido, fica como está',
  },
  roles: { user: 'cliente', admin: 'equipe', owner: 'gestão' },
  yourRole: 'Seu acesso mudou',
  theirRole: (name: string, role: string) => `${name} agora é ${role}`,
  joined: (name: string) => `${name} entrou pelo seu convite`,
  newDevice: 'Aparelho novo no seu acesso',
  endAsk: 'Encerrar essa sessão? Esse aparelho sai na hora.',
  nowIs: (role: string) => `agora: ${role}`,
  by: (name: string) => `por ${name}`,
  asks: (name: string, act: string) => `${name} pede: ${act}`,
  allowed: (name: string, act: string) => `${name} liberou: ${act}`,
  refused: (name: string, act: string) => `${name} não liberou: ${act}`,
  toSell: (amount: string) => `vender ${amount}`,
  toVoid: (amount: string) => `anular ${amount}`,
  lapsed: 'passou a hora',
  sure: (act: string, amount: string) => `${act} ${amount}?`,
  acts: {
    receive: 'Receber',
    receipt: 'Recibo',
    allow: 'Liberar',
    refuse: 'Recusar',
    see: 'Ver',
    end: 'Encerrar',
  },
}

export const contract = {
  /** Of the contract itself; who did it, where somebody did. */
  of: {
    asked: (title: string, _who: string | null) => `${title}: confirma?`,
    active: (title: string, _who: string | null) => `${title} está valendo`,
    declined: (title: string, who: string | null) =>
      who ? `${who} recusou: ${title}` : `${title}: recusado`,
    cancelled: (title: string, who: string | null) =>
      who ? `${who} cancelou: ${title}` : `${title}: cancelado`,
    expired: (title: string, _who: string | null) => `${title}: o prazo passou`,
    completed: (title: string, who: string | null) =>
      who ? `${who} concluiu: ${title}` : `${title}: concluído`,
  },
  states: {
    draft: 'rascunho',
    proposed: 'esperando',
    active: 'está valendo',
    completed: 'concluído',
    cancelled: 'cancelado',
    declined: 'recusado',
    expired: 'o prazo passou',
  },
  instalment: (n: number) => `${n}ª parcela`,
  steps: { note: 'um recado', delivery: 'uma entrega', instalment: 'uma parcela', payment: 'um pagamento' },
  told: (who: string | null, step: string) => (who ? `${who} propôs ${step}` : `Proposto: ${step}`),
  reminded: (who: string | null, step: string) => (who ? `${who} lembra: ${step}` : `Lembrete: ${step}`),
  /** While their answer is awaited. */
  missing: 'falta o seu sim',
  confirmed: (who: string | null, step: string) => (who ? `${who} confirmou ${step}` : `Confirmado: ${step}`),
  rejected: (who: string | null, step: string) => (who ? `${who} recusou ${step}` : `Recusado: ${step}`),
  unsettled: (who: string | null, step: string) =>
    who ? `${who} desfez o pagamento: ${step}` : `Pagamento desfeito: ${step}`,
  answerBy: (until: string) => `responder até ${until}`,
  answer: 'Responder',
  confirm: 'Confirmar',
  see: 'Ver',
}

export const reminder = {
  open: (amount: string) => `Em aberto: ${amount}`,
  even: 'Tudo em dia',
  late: (amount: string) => `vencidos: ${amount}`,
  pay: 'Pagar',
}

export const promise = {
  theirs: (name: string, when: string) => `${name} prometeu pagar em ${when}`,
  yours: (when: string) => `Prometido para ${when}`,
  owes: (amount: string) => `deve ${amount}`,
  kept: 'cumpriu',
}

export const closing = {
  now: 'Hora de fechar o caixa',
  was: (when: string) => `O caixa de ${when}`,
  sales: (count: number) => (count === 1 ? '1 venda' : `${count} vendas`),
  nothing: 'nenhuma venda',
}

export const choices = {
  title: 'Escolher avisos',
  app: 'App',
  chat: 'Chat',
  where: { app: (what: string) => `${what}, no app`, chat: (what: string) => `${what}, no chat` },
  areas: { money: 'Dinheiro', word: 'Combinados', stock: 'Estoque', access: 'Acesso' },
  kinds: {
    payment: 'Pagamento recebido',
    lowStock: 'Acabando',
    closing: 'Fechar o caixa',
    dispute: 'Não reconhecido',
    security: 'Seu acesso',
    contract: 'Contratos',
    promise: 'Promessa de pagamento',
    reminder: 'Lembrete',
  } as ByKind,
  /** A customer's own. */
  own: { sale: 'Recibo de compra', payment: 'Recibo de pagamento', dispute: 'Resposta da loja' } as ByKind,
  always: 'sempre chega',
  quietTitle: 'Chat em silêncio',
  quiet: 'Silêncio',
  quietLine: 'o que vier espera, e chega junto',
  quietSpan: (from: string, to: string) => `${from} às ${to}`,
  asShop: 'como a loja',
  asShopSwitch: 'Como a loja',
  from: 'Das',
  to: 'Até',
  sameTime: 'Escolha horas diferentes.',
  quietExplained: 'Sem horas suas, valem as da loja.',
  save: 'Salvar',
  passes: 'Urgente passa',
  passesLine: 'o que muda no seu acesso',
}
