// Lembretes de fiado e promessas, na conversa.

export const reminders = {
  /** With words in braces that fill themselves. */
  usual: (byPix: boolean): string =>
    byPix
      ? 'Oi, {nome}! Sua conta na {loja} está em {valor}. Pode pagar aqui pelo Pix ou no balcão.'
      : 'Oi, {nome}! Sua conta na {loja} está em {valor}. Passe no balcão quando puder.',
  pay: (money: string) => `💠 Pagar ${money}`,
  promise: '🤝 Prometer um dia',
  notMine: '🚩 Não reconheço',
  account: '👀 Ver minha conta',
  theirAccount: '👀 Ver a conta',
  heard: (name: string, money: string, day: string) => `🤝 ${name} promete pagar ${money} até ${day}.`,
  writtenDown: (shop: string, money: string, day: string) =>
    `🤝 Anotado em ${shop}: você paga ${money} até ${day}. Até lá, nada de lembrete.`,
  otherDay: '🗓 Mudar o dia',
}
