// Ajustes in Portuguese. Amounts, quantities and days come formatted.
export const settings = {
  title: 'Ajustes',
}
