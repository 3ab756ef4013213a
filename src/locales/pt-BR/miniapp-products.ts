// Produtos in Portuguese. Amounts, quantities and days come formatted.
export const products = {
  title: 'Produtos',
}
