// As palavras de /privacidade: o que a loja guarda, a cópia, e apagar.

export const privacy = {
  kept: '🔒 A loja guarda: seu nome, telefone e Telegram, por quais aparelhos entrou, suas compras e pagamentos, e o que você escreveu aqui (8 dias). Só a equipe da loja vê.',
  copyButton: '📥 Meus dados',
  copyComes: '📥 Aí está o arquivo com tudo o que a loja guarda de você.',
  noCopy: 'Não deu para mandar o arquivo aqui.',
  eraseButton: '🗑 Apagar',
  goes: 'Nome, telefone, Telegram e mensagens somem. Vendas pagas ficam nos livros sem seu nome.',
  ofStaff: 'O que você fez na loja fica, sem seu nome.',
  forGood: '🗑 Apagar de vez',
  word: 'apagar',
  typeIt: 'Não tem volta. Para seguir, escreva “apagar”.',
  erased: '✅ Apagado. Esta é a última mensagem que fica.',
  owes: (due: string) => `Você deve ${due}.`,
  owesFirst: 'Quite antes, ou peça agora e apagamos quando a conta zerar.',
  holds: (credit: string) => `A loja tem ${credit} de você.`,
  holdsFirst: 'Use antes em compras ou receba de volta, ou peça agora e apagamos quando a conta zerar.',
  lastOwner: 'A loja precisa de alguém na gestão. Dê o papel a outra pessoa antes.',
  laterButton: '🗑 Apagar quando a conta zerar',
  waits: '⏳ Apagamos assim que a conta zerar.',
  stayButton: '↩ Desistir',
  stays: 'Seus dados ficam.',
}
