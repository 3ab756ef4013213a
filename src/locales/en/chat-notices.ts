// What the shop tells each person in the chat: receipts, what runs out, their own access.
import type { notices as portuguese } from '../pt-BR/chat-notices.ts'

export { approvals } from './chat-approvals.ts'

export const notices: typeof portuguese = {
  bought: (shop, money) => `🧾 You bought at ${shop}: ${money}`,
  paidAll: 'Paid.',
  onTab: (due, day) => (day ? `On your tab: ${due}, due ${day}.` : `On your tab: ${due}.`),
  paid: (shop, money, by) => `💰 ${shop} got ${money} from you, ${by}.`,
  owesNow: (money) => (money ? `Your tab now: ${money} to pay.` : 'Nothing left to pay.'),
  hasCredit: (money) => `You have ${money} of credit.`,
  saleVoided: (shop, money) => `🚫 Purchase voided at ${shop}: ${money}. It no longer counts.`,
  paymentVoided: (shop, money) => `🚫 Payment voided at ${shop}: ${money}. It no longer counts.`,
  account: '👀 My account',
  received: (who, money, by) => `💰 ${who} paid ${money} ${by}.`,
  low: (name, left, minimum) =>
    minimum
      ? `⚠️ ${name} is running low: ${left}, the minimum is ${minimum}.`
      : `⚠️ ${name} is running low: ${left}.`,
  receive: '📥 Receive',
  closeTill: '🧾 Time to close the till.',
  dayWas: (day) => `🧾 The till of ${day}:`,
  soldIn: (money, count) => `Sold: ${money} in ${count} ${count === 1 ? 'sale' : 'sales'}.`,
  soldNothing: 'Nothing was sold.',
  cameIn: (sums) => `Received: ${sums}.`,
  seeDay: '📊 See the day',
  yourRole: (role) => `🔑 Your access to the shop has changed. Now: ${role}.`,
  theirRole: (who, role) => `🔑 ${who}’s access has changed. Now: ${role}.`,
  joined: (who, role) => `🎟 ${who} came in by your invite. Access: ${role}.`,
  newDevice: (device, when) => `🔑 New device on your access${device ? `: ${device}` : ''}, ${when}.`,
  notYou: 'Was that not you? End this session.',
  endSession: 'End this session',
  sessionEnded: '🔒 Session ended. That device is out.',
  sessionEndedAt: (when) => `🔒 Session ended, ${when}.`,
  notMine: 'Was that not meant to be? Talk to whoever runs the shop.',
}
