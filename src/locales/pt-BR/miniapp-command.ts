// Comando in Portuguese. Amounts, quantities and days come formatted.
export const command = {
  title: 'Comando',
}
