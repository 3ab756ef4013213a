// The words of coming in: where each day begins, and the tour of three steps.
import { UNDO_MINUTES } from '#lib/limits.ts'
import type { home as PortugueseHome, tour as PortugueseTour } from '../pt-BR/chat-home.ts'

const sales = (n: number) => `${n} ${n === 1 ? 'sale' : 'sales'}`

export const home = {
  today: (money, count) => `today ${money} in ${sales(count)}`,
  nothingYet: 'no sales yet today',
  low: (count) => `${count} running low`,
  sell: '🛒 Sell',
  take: '💰 Take payment',
  stock: '📦 Stock',
  debts: '📒 Who owes',
  team: '👥 Team',
  products: '🛍 Products',
  openShop: '📱 Open the shop',
  empty: (shop) => `${shop} · no products yet. The first one opens the shop.`,
  firstProduct: '➕ First product',
  howFirst:
    'Type its name and price: /product new ☕ Coffee 5.00 un\nThen say how many came: received 20 coffee at 3.00',
  noAccount: 'I have not found your account yet. Ask the shop to link your Telegram to it.',
  saleOn: (day) => `Sale of ${day}`,
  voided: 'voided',
  paid: 'paid',
} satisfies typeof PortugueseHome

export const tour = {
  welcome: (name, role, shop) =>
    `Hi, ${name}! Your role in ${shop}: ${role}.\n1/3 You sell by typing as you speak. Tap to see:`,
  line: '2 coffee for mary on tab',
  skip: 'Skip',
  example: 'AN EXAMPLE, nothing is stored',
  customer: 'Mary',
  goods: '☕ Coffee',
  tapCredit: 'One tap sells it:',
  undo: `2/3 A slip? “↩ Undo” works for ${UNDO_MINUTES} minutes.`,
  understood: 'Got it',
  ask: '3/3 Ask whatever you like, typed or tapped:',
  whoOwes: 'Who owes?',
  whatIsLow: 'What is running low?',
  done: 'Begin',
} satisfies typeof PortugueseTour
