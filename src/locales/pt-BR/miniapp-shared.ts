// What the chat and the screen, or two people, fill together, besides a sale.
const plural = (one: string, many: string) => (count: number) => (count === 1 ? one : many)

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

/** Two at one record: who is here, whose value holds. */
export const record = {
  /** Behind names, of so many people. */
  changing: plural('está mudando', 'estão mudando'),
  looking: plural('olha', 'olham'),
  counting: plural('conta agora', 'contam agora'),
  more: (count: number) => `mais ${count}`,
  and: ' e ',
  /** Behind a name. */
  savedBefore: 'salvou antes de você',
  somebody: 'Alguém',
  you: 'você',
  now: 'agora',
  put: (by: string, now: string, was: string) => `${by} pôs ${now} no lugar de ${was}`,
  putBack: (was: string) => `Pôr ${was}`,
  leaveEmpty: 'Deixar sem',
  nothing: 'nada',
  allTheirs: (by: string | null) => (by === null ? 'Tudo como salvaram' : `Tudo de ${by}`),
  allMine: 'Tudo meu',
  toChoose: (count: number) => `Falta escolher ${count}`,
  archived: {
    product: (by: string) => `${by} arquivou este produto`,
    customer: (by: string) => `${by} arquivou esta ficha`,
    other: (by: string) => `${by} arquivou esta ficha`,
  },
  archivedLine: (at: string | null) =>
    `${at === null ? 'Enquanto' : `Às ${at}, enquanto`} você mudava. O que você pôs está guardado aqui.`,
  discard: 'Descartar',
  bringBack: 'Trazer de volta',
}
