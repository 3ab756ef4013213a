// Lembretes de fiado e promessas, na conversa.
import { usualReminder } from './usual-reminder.ts'

export const reminders = {
  /** With words in braces that fill themselves. */
  usual: (byPix: boolean): string => (byPix ? usualReminder.byPix : usualReminder.atCounter),
  pay: (money: string) => `💠 Pagar ${money}`,
  promise: '🤝 Prometer um dia',
  notMine: '🚩 Não reconheço',
  account: '👀 Ver minha conta',
  theirAccount: '👀 Ver a conta',
  heard: (name: string, money: string, day: string) => `🤝 ${name} promete pagar ${money} até ${day}.`,
  writtenDown: (shop: string, money: string, day: string) =>
    `🤝 Anotado em ${shop}: você paga ${money} até ${day}. Até lá, nada de lembrete.`,
  otherDay: '🗓 Mudar o dia',
  whenYou: 'Que dia você consegue pagar? Toque, ou escreva o dia.',
  whenThey: (name: string) => `Que dia ${name} paga? Toque, ou escreva o dia.`,
  whichDay: (days: number) =>
    `Não peguei o dia. De hoje até daqui a ${days} dias: “sexta”, “amanhã” ou “5/12”.`,
  youOwe: (money: string) => `Você deve ${money}.`,
  agreed: (day: string) => `🤝 Combinado: ${day}.`,
  until: 'Até lá não te lembro mais, e a loja já sabe.',
  payNow: '💠 Pagar agora',
  noted: (name: string, day: string) => `🤝 Anotado: ${name} paga até ${day}.`,
  promised: (day: string, by: string) => `🤝 Prometido para ${day} (${by})`,
  promiseOf: '🤝 Prometeu',
  remind: '🔔 Lembrar',
  allLate: '🔔 Lembrar quem está vencido',
  send: '✅ Mandar',
  goesSo: (name: string) => `🔔 ${name} recebe assim, pelo bot:`,
  goesTo: (people: number) =>
    `🔔 ${people} ${people === 1 ? 'pessoa recebe' : 'pessoas recebem'} um lembrete.`,
  leavesOut: (people: number) =>
    `${people} ${people === 1 ? 'fica' : 'ficam'} de fora: já recebeu hoje, prometeu um dia ou está sem Telegram.`,
  reads: (name: string) => `${name} lê:`,
  nobody: 'Ninguém para lembrar agora.',
  sent: (people: number) =>
    people === 0
      ? 'Nenhum lembrete saiu.'
      : `${people} ${people === 1 ? 'lembrete saiu' : 'lembretes saíram'}.`,
  skipped: {
    today: (name: string) => `${name} já recebeu um lembrete hoje.`,
    promised: (name: string) => `${name} prometeu um dia. O lembrete espera até lá.`,
    even: (name: string) => `${name} não deve nada.`,
    unreachable: (name: string) => `O bot não alcança ${name}. Dá para copiar o texto:`,
  },
  copyText: '📋 Copiar texto',
}
