// Vendas, a sale and its receipt in Portuguese. Amounts, quantities and days come formatted.
export const sales = {
  title: 'Vendas',
  find: 'Nome, valor, nº',
  standing: 'Como está',
  statuses: { all: 'Todas', open: 'Fiado', partial: 'Parte', voided: 'Anuladas' },
  soldBy: (name: string) => `Vendidas por ${name}`,
  period: 'Período',
  lasts: { 1: 'Hoje', 7: '7 dias', 30: '30 dias' },
  anyDay: 'Qualquer dia',
  from: 'De',
  to: 'Até',
  since: (day: string) => `desde ${day}`,
  until: (day: string) => `até ${day}`,
  between: (from: string, to: string) => `${from} a ${to}`,
  endsBefore: 'Termina antes de começar.',
  show: 'Mostrar',
  without: (period: string) => `Tirar ${period}`,
  found: (count: number, more: boolean) =>
    count === 1 ? '1 venda' : `${more ? 'mais de ' : ''}${count} vendas`,
  choose: 'Escolha uma venda para ver o recibo.',
  empty: 'Nenhuma venda ainda',
  emptyLine: 'O que a loja vender aparece aqui, por dia.',
  nothing: 'Nenhuma venda assim',
  nothingLine: 'Tente outro nome, outro dia ou veja todas.',
  all: 'Ver todas',
}

export const sale = {
  title: 'Venda',
  missing: 'Esta venda não está aqui',
  missingLine: 'O link pode estar errado, ou a venda é de outra pessoa.',
  toSales: 'Ver as outras',
  soldBy: 'Vendida por',
  due: 'Vence',
  note: 'Anotação',
  cost: 'Custo',
  profit: 'Lucro',
  voidedBy: (name: string, time: string) => `anulada por ${name}, ${time}`,
  reason: 'Por quê',
  accountOf: (name: string) => `Conta de ${name}`,
  take: 'Receber o que falta',
  share: 'Compartilhar recibo',
  again: 'Vender de novo',
  undo: 'Desfazer venda',
  undoLine: 'Como se não existisse',
  undoAsk: (amount: string) => `Desfazer a venda de ${amount}? O estoque volta.`,
  undone: 'Desfeito, o estoque voltou',
  void: 'Anular venda',
}

export const voiding = {
  title: 'Anular venda',
  reason: 'Por quê?',
  needsReason: 'Diga por quê.',
  reasons: ['Valor errado', 'Pessoa errada', 'Devolveu'],
  paid: (amount: string) => `Os ${amount} já pagos`,
  payments: { credit: 'Vira crédito', void: 'Devolver' },
  becomes: {
    credit: (amount: string, name: string) => `${amount} ficam de crédito para ${name}.`,
    void: (_amount: string, name: string) =>
      `O que foi pago na hora da venda é anulado junto: devolva a ${name}. O resto fica de crédito.`,
  },
  handedBack: (amount: string) => `Devolva ${amount}: o pagamento é anulado junto.`,
  ask: (amount: string) => `Anular a venda de ${amount}? O estoque volta.`,
  act: 'Anular',
  done: (amount: string) => `Anulada: ${amount}`,
}

export const receipt = {
  paidBy: {
    pix: 'Pago no Pix',
    cash: 'Pago em dinheiro',
    card: 'Pago no cartão',
    transfer: 'Pago por transferência',
    other: 'Pago',
  },
  credit: 'Pago com crédito',
  onTabFor: (days: number) => `Fiado, ${days} dias`,
  onTabUntil: (day: string) => `Fiado até ${day}`,
  owesNow: (name: string) => `${name} deve agora`,
  change: 'Troco',
  discount: 'Desconto',
  total: 'Total',
}

export const repeat = {
  left: (names: string) => `Ficou de fora: ${names}`,
  nothing: 'Nada desta venda está à venda agora.',
}
