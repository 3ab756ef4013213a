// Início in Portuguese. Amounts, quantities and days come formatted.
export const home = {
  title: 'Início',
}
