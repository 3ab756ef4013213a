// A sale as a row, in Portuguese. Amounts, quantities and days come formatted.
export const sale = {
  noName: 'Sem nome',
  onTab: 'fiado',
  part: 'parte',
  missing: (amount: string) => `faltam ${amount}`,
  paid: 'paga',
  voided: 'anulada',
  methods: {
    pix: 'Pix',
    cash: 'dinheiro',
    card: 'cartão',
    transfer: 'transferência',
    other: 'outra forma',
  },
  again: (name: string) => `Repetir a venda de ${name}`,
  today: 'Hoje',
}
