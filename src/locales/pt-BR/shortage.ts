// O que se diz quando o estoque não chega: uma vez, para o chat, a API e o MiniApp.
export const shortage = {
  onlyLeft: (amount: string) => `só tem ${amount}`,
  /** What to do about it. */
  act: 'Venda menos ou receba mais.',
}
