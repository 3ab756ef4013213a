// What is said of a scanned code, in Portuguese.
export const scan = {
  inSale: (product: string) => `${product} entrou na venda`,
  which: 'Qual destes?',
  unknown: 'Código novo por aqui',
  unknownOwner: 'Nenhum produto tem este código. Diga de qual é, ou crie um.',
  unknownStaff: 'Nenhum produto tem este código. Ache pelo nome e venda assim mesmo.',
  attach: 'É de qual produto?',
  find: 'Buscar pelo nome',
  isNow: (product: string) => `O código agora é de ${product}`,
  create: 'Criar produto',
}
