// O que a pessoa diz de uma compra ou de um pagamento na conversa, e a conversa sobre o que ela não reconhece.

const reasons = { amount: 'O valor está errado', other: 'Outra coisa' }

export const talks = {
  right: '✅ Está certo',
  wrong: '🚩 Não reconheço',
  wrongOne: '🚩 Não reconheço uma',
  which: 'Qual compra você não reconhece?',
  nothingOpen: 'Não há compra em aberto.',
  word: {
    confirmed: (at: string) => `✅ Confirmado por você, ${at}.`,
    disputed: (at: string) =>
      `🚩 Você não reconheceu, ${at}. A loja já sabe; o valor fica como está até resolver.`,
    resolved: (at: string) => `Conversa encerrada, ${at}.`,
  },
  seal: (seal: string) => `Selo do histórico: ${seal}`,
  about: {
    sale: (money: string) => `compra de ${money}`,
    payment: (money: string) => `pagamento de ${money}`,
  },
  reasons: {
    sale: { notMine: 'Não comprei isso', paid: 'Já paguei', ...reasons },
    payment: { notMine: 'Não fiz esse pagamento', paid: 'Foi em outro dia', ...reasons },
  },
  ask: {
    talk_begin: 'O que não bate? Toque, ou escreva.',
    talk_answer: 'Escreva a resposta.',
    talk_void: 'Vai ser anulada. Por quê? A pessoa lê isto.',
    talk_keep: 'Fica como está. Por quê? A pessoa lê isto.',
  },
  confirm: {
    talk_begin: 'Avisar a loja',
    talk_answer: 'Mandar',
    talk_void: '🚫 Anular',
    talk_keep: 'Encerrar',
  },
  tooLong: (most: number) => `É longo demais: no máximo ${most} letras.`,
  begun: 'Pronto, a loja já sabe. A resposta vem aqui. O valor fica como está até resolver.',
  sent: 'Mandado.',
  voided: (about: string) => `🚫 Anulado: ${about}.`,
  kept: (about: string) => `Encerrado: ${about}. Fica como está.`,
  opened: (who: string, about: string) => `🚩 ${who} não reconhece: ${about}`,
  says: (who: string, about: string) => `💬 ${who} (${about}):`,
  soldBy: (at: string, who: string) => `${at} · com ${who}`,
  answer: '💬 Responder',
  void: '🚫 Anular',
  keep: 'Encerrar',
  ended: {
    void: (shop: string, about: string) => `🚫 ${shop} anulou: ${about}. Não vale mais.`,
    kept: (shop: string, about: string) => `${shop} conferiu: ${about}. Fica como está.`,
  },
  endedBy: {
    void: (who: string, at: string) => `🚫 Anulado por ${who}, ${at}.`,
    kept: (who: string, at: string) => `✅ Encerrado por ${who}, ${at}.`,
  },
}
