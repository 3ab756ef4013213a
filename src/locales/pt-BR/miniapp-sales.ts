// Vendas, a sale and its receipt in Portuguese. Amounts, quantities and days come formatted.
export const sales = {
  title: 'Vendas',
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
  onTab: 'Fiado',
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
