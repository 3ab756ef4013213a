// Conta in Portuguese. Amounts, quantities and days come formatted.
export const account = {
  title: 'Conta',
}
