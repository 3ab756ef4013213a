// Ajustes in Portuguese. Amounts, quantities and days come formatted.
export const settings = {
  notKept: 'Não deu para guardar. Ficou como estava.',
  title: 'Ajustes',
}
