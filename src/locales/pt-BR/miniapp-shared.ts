// O que a conversa e a tela preenchem juntas, fora da venda.
export const shared = {
  /** Behind a name. */
  alsoInChat: 'está aqui também, na conversa',
  onScreen: 'Veio de uma frase e está só nesta tela',
  toChat: 'Continuar na conversa',
  sentToChat: 'Mandado para a conversa. Aqui continua aberto.',
  notNow: 'Agora não deu. Tente de novo daqui a pouco.',
  doneInChat: 'Já foi feito na conversa.',
  cancelledInChat: 'Cancelado na conversa. Aqui continua.',
  paidOn: (day: string) => `Dia do pagamento: ${day}`,
}
