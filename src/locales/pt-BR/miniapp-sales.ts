// Vendas in Portuguese. Amounts, quantities and days come formatted.
export const sales = {
  title: 'Vendas',
}
