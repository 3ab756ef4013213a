// The words of /privacy: what the shop keeps, the copy, and erasing.
import type { privacy as Portuguese } from '../pt-BR/chat-privacy.ts'

export const privacy = {
  kept: '🔒 The shop keeps: your name, phone and Telegram, which devices you signed in on, your purchases and payments, and what you wrote here (8 days). Only the shop’s team sees it.',
  copyButton: '📥 My data',
  copyComes: '📥 Here is the file with all that the shop keeps about you.',
  noCopy: 'The file could not be sent here.',
  eraseButton: '🗑 Erase',
  goes: 'Name, phone, Telegram and messages go. Paid sales stay in the books without your name.',
  ofStaff: 'What you did in the shop stays, without your name.',
  forGood: '🗑 Erase for good',
  word: 'erase',
  typeIt: 'It can’t come back. To go on, type “erase”.',
  erased: '✅ Erased. This is the last message that stays.',
  owes: (due) => `You owe ${due}.`,
  owesFirst: 'Settle it first, or ask now and we erase your data once your account is settled.',
  holds: (credit) => `The shop holds ${credit} of yours.`,
  holdsFirst:
    'Spend it first or get it back, or ask now and we erase your data once your account is settled.',
  lastOwner: 'The shop needs an owner. Give the role to somebody else first.',
  laterButton: '🗑 Erase once it is settled',
  waits: '⏳ We erase it as soon as your account is settled.',
  stayButton: '↩ Never mind',
  stays: 'Your data stays.',
} satisfies typeof Portuguese
