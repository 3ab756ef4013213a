// As palavras de um ato a caminho: como terminou, a volta a ele, e como se desfaz.
export const drafts = {
  questionEnded: {
    answered: 'Esta pergunta já foi respondida.',
    cancelled: 'Esta pergunta foi cancelada. Nada foi gravado.',
    expired: 'Passou um dia e nada foi gravado. Escreva de novo.',
  },
  expired: '⌛ Passou um dia e nada foi gravado.',
  restartButton: '🔁 Recomeçar igual',
  resumeButton: {
    sale: '▶ Voltar à venda',
    payment: '▶ Voltar ao pagamento',
    other: '▶ Voltar ao que estava aberto',
  },
  undoThisButton: '↩ Desfazer esta',
  undoThat: (what: string) => `↩ Desfazer ${what}`,
  cardChanged: 'O cartão mudou. Veja como está agora.',
}
