// As palavras de quem procura a própria conta, e de quem a liga.

export const links = {
  phoneButton: '📱 Mandar meu telefone',
  showPhone:
    'Toque no botão abaixo para mandar o seu telefone. Ele serve só para achar a sua conta, e não fica guardado.',
  shown: 'Recebi! Se este telefone está no caderno da loja, a equipe confirma e eu aviso aqui.',
  linkButton: '🔗 Ligar ao Telegram',
  pickButton: '👤 Escolher a pessoa',
  pick: (name: string) =>
    `Quem é ${name} no Telegram? Toque no botão abaixo e escolha a pessoa: ela passa a ver esta conta.`,
  notMet: (name: string) =>
    `Essa pessoa ainda não falou comigo. Faça um convite na ficha de ${name} e mande a ela.`,
  linked: (name: string) => `✅ ${name} agora vê a própria conta no Telegram.`,
  asks: (who: string, name: string) =>
    `📱 ${who} mostrou o telefone que está na ficha de ${name}. É a mesma pessoa? Com o sim, passa a ver essa conta.`,
  yes: '✅ Sim, é a mesma',
  no: '🚫 Não é',
  refused: '🚫 Certo, nada mudou.',
  isYours: (name: string, shop: string) =>
    `🎉 A loja ${shop} confirmou: esta é a conta de ${name}. Aqui você vê o que comprou e o que deve.`,
  see: 'Ver minha conta',
}
