// O que se diz quando o fiado passa do limite: uma vez, para o chat, a API e o MiniApp.
export const overLimit = {
  by: (amount: string) => `Passa ${amount} do limite`,
  byOf: (amount: string, limit: string) => `Passa ${amount} do limite de ${limit}`,
  full: (limit: string) => `Não cabe mais fiado no limite de ${limit}`,
  /** What to do about it: of the part that passes it, and of all. */
  takePart: 'Receba essa parte agora ou fale com a gestão.',
  takeAll: 'Receba tudo agora ou fale com a gestão.',
}
