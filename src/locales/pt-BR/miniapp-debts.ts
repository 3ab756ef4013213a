// Fiado in Portuguese. Amounts, quantities and days come formatted.
export const debts = {
  title: 'Fiado',
}
