// As palavras em volta da conversa: em grupos, em outras conversas, de mensagens mudadas, do botão ao lado do campo.

export const around = {
  edited:
    'Mudar a mensagem não muda o que foi gravado. Escreva de novo aqui embaixo; para voltar atrás, /desfazer.',
  groupHello: (shop: string) =>
    `Oi! Sou o balcão da loja ${shop}. Aqui no grupo a equipe usa os comandos, como /vender 2 café pago, ou responde às minhas mensagens. O que é da conta de alguém eu respondo só na conversa particular.`,
  groupHelloAll: (shop: string) =>
    `Oi! Sou o balcão da loja ${shop}. Chame com /produtos ou /ajuda: eu respondo na nossa conversa particular.`,
  answeredInPrivate: (name: string) =>
    `📩 ${name}, a resposta está na nossa conversa particular. Se for a primeira vez, toque em Começar e peça de novo por lá.`,
  goesOnInPrivate: '📩 A resposta está na conversa particular.',
  openPrivate: 'Abrir a conversa',
  cardOf: (name: string) => `Este cartão é de ${name}.`,
  anonymous: 'Quem escreve em nome do grupo eu não sei quem é. Escreva com o seu nome.',
  /** Below a card of a product that was sent into another chat. */
  openProduct: 'Ver na loja',
  there: (quantity: string) => `há ${quantity}`,
  /** The button beside the message field. */
  appButton: { user: 'Minha conta', admin: 'Vender', owner: 'Minha loja' },
}
