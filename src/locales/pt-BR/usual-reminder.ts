// O lembrete de sempre, na conversa e em Loja.

/** With words in braces that fill themselves, as `src/lib/reminder.ts` knows them. */
export const usualReminder = {
  byPix: 'Oi, {nome}! Sua conta na {loja} está em {valor}. Pode pagar aqui pelo Pix ou no balcão.',
  atCounter: 'Oi, {nome}! Sua conta na {loja} está em {valor}. Passe no balcão quando puder.',
}
