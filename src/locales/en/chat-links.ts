// The words of who looks for their account, and of who links it.
import type { links as pt } from '../pt-BR/chat-links.ts'

export const links: typeof pt = {
  phoneButton: '📱 Send my number',
  showPhone:
    'Tap the button below to send your number. It is used to find your account alone, and is not kept.',
  shown: 'Got it! If this number is in the shop’s book, the team will confirm it, and I will tell you here.',
  linkButton: '🔗 Link to Telegram',
  pickButton: '👤 Choose the person',
  pick: (name) =>
    `Who is ${name} on Telegram? Tap the button below and choose the person: they will see this account.`,
  notMet: (name) =>
    `That person has not talked to me yet. Make an invite on ${name}’s page and send it to them.`,
  linked: (name) => `✅ ${name} now sees their own account on Telegram.`,
  asks: (who, name) =>
    `📱 ${who} showed the number that stands with ${name}. Is it the same person? With a yes they will see that account.`,
  yes: '✅ Yes, the same',
  no: '🚫 No',
  refused: '🚫 All right, nothing has changed.',
  isYours: (name, shop) =>
    `🎉 ${shop} has confirmed: this is ${name}’s account. Here you see what you bought and what you owe.`,
  see: 'See my account',
}
