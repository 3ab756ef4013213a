// Lembretes de fiado e promessas, na conversa.

export const reminders = {
  /** With words in braces that fill themselves. */
  usual: (byPix: boolean): string =>
    byPix
      ? 'Oi, {nome}! Sua conta na {loja} está em {valor}. Pode pagar aqui pelo Pix ou no balcão.'
      : 'Oi, {nome}! Sua conta na {loja} está em {valor}. Passe no balcão quando puder.',
}
