// The words of the chat.
import { UNDO_MINUTES } from '#lib/limits.ts'
import type { chat as Portuguese } from '../pt-BR/chat.ts'
import { commands } from './called.ts'
import { around } from './chat-around.ts'
import { dialogues } from './chat-dialogues.ts'
import { drafts } from './chat-drafts.ts'
import { home, tour } from './chat-home.ts'
import { invites } from './chat-invites.ts'
import { links } from './chat-links.ts'
import { approvals, notices } from './chat-notices.ts'
import { privacy } from './chat-privacy.ts'
import { reminders } from './chat-reminders.ts'
import { sale } from './chat-sale.ts'
import { spoken } from './chat-spoken.ts'
import { talks } from './chat-talks.ts'
import { unwritten } from './chat-unwritten.ts'
import { overLimit } from './over-limit.ts'
import { shortage } from './shortage.ts'

const items = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`

export const chat = {
  ...drafts,
  home,
  approvals,
  invites,
  notices,
  talks,
  reminders,
  privacy,
  links,
  sale,
  tour,
  ...dialogues,
  roles: { user: 'customer', admin: 'staff', owner: 'owner' },
  methods: { cash: 'cash', pix: 'pix', card: 'card', transfer: 'transfer', other: 'other' },
  /** After `pays` and `paid`. */
  paidBy: {
    cash: 'in cash',
    pix: 'by Pix',
    card: 'by card',
    transfer: 'by transfer',
    other: 'another way',
  },
  kinds: { sale: 'sale', payment: 'payment', void: 'void', opening: 'notebook balance' },

  login: (role) => `You are in already: Telegram tells who you are. Your role here: ${role}.`,
  miniapp: 'The shop opens from the button beside the message field.',
  help: (few, name) =>
    `Write as you speak at the counter. For example:\n/sell ${name ? `${name}: ${few} on tab` : `${few} paid`}\nFor one command: /help sell`,
  commandsHead: 'What you can do:',
  ...commands,

  noCommand: 'I do not know that command. See what there is: /commands',
  /** What is said without a command. */
  ...spoken,
  welcome: 'You’re welcome! 😊',
  helloStaff: (few, many, owing) =>
    [
      'Hi! Write the way you talk, I understand:',
      ...(owing
        ? [`sold ${few} to ${owing.name} on tab`, `${owing.name} paid ${owing.due}`]
        : [`sold ${few} paid`]),
      `received ${many} at 4.20`,
      'Who owes? · What’s running low? · How much did I sell today?',
    ].join('\n'),
  helloCustomer: (goods) =>
    goods
      ? `Hi! Ask what you like:\nHow much do I owe? · Price of ${goods}? · Products`
      : 'Hi! Ask what you like:\nHow much do I owe? · Products',
  plainCustomer: (goods) =>
    `I did not get that. Ask “how much do I owe?” or “${goods ? `price of ${goods}?` : 'products'}”, or talk to the shop.`,
  nothingLow: 'Nothing is running low. ✅',
  lowHead: (count: number) => `${items(count, 'product running low', 'products running low')}:`,
  notUnderstood: 'Begin with a command, such as /sell or /help.',
  textOnly: 'I only read text so far. See the commands: /commands',
  ...around,
  ...unwritten,
  disabled: 'Your access to this shop is turned off. Talk to the shop.',
  needsRole: {
    admin: 'That is for staff only. Nothing was changed.',
    owner: 'That is for owners only. Nothing was changed.',
  },
  noNumber: (typed) => `“${typed}” is no number I understand. Write it like 2, 1.5 or 1,234.56.`,
  tooLong: 'That is over 4,096 letters. Send it in parts.',
  unreadable: 'I cannot read that. Write with common letters and numbers.',
  tooMany: (lines) => `That is too much at once: ${lines} lines fit. Send it in parts.`,
  sayEach: 'Say how much was paid each way. Like this: paid 4 cash paid 6 pix',
  oneProduct: 'One product at a time: /product new ☕ Coffee 5.00 unit',
  aboveZero: 'It must be more than zero.',
  otherTotal: (total: string, said: string) =>
    `It comes to ${total}, not ${said}. See what is missing, or write it without the total.`,
  noPercentage: (typed) =>
    `“${typed}%” is no percentage I understand. It goes up to 100, with one decimal: 10% or 12.5%.`,
  noDay: (typed) => `“${typed}” is no day. Write today, tomorrow, 15/12 or 15/12/2026 (day/month).`,
  noSuchProduct: (typed, near) =>
    `There is no “${typed}”. ${near === 1 ? 'Was it this one?' : 'Was it one of these?'}`,
  noProduct: (typed) => `There is no product “${typed}”. See the names: /products`,
  noCustomer: (typed) => `There is nobody named “${typed}”.`,
  noPerson: (typed) => `Nobody named “${typed}” has met the shop yet.`,
  unknownWord: (typed) =>
    `I did not understand “${typed}”. After the goods comes: on tab, paid, due, discount or note.`,
  otherUnit: (name, unit, given) => `${name} is sold by ${unit}, not by ${given}.`,
  wholeOnly: (name) => `${name} comes whole.`,
  noWorth: (money: string, name: string, price: string) =>
    `${money} of ${name} is no whole number of them: each costs ${price}.`,
  tooFine: (name) => `${name}: at most three decimals.`,
  notOffered: 'That choice is not here any more.',

  newCustomer: (name) => `${name} (new)`,
  customerMade: (name) => `Tab opened for ${name}.`,
  noName: 'No name',
  whichCustomer: (typed) => `Who is “${typed}”?`,
  whichGoods: (some) => `What?${some ? ` Write it, as in “${some}”.` : ''}`,
  whichProduct: (typed) => `Which “${typed}”?`,
  whichPerson: (typed) => `Who is “${typed}”?`,
  whichReading: (typed) => `“${typed}” can be read in more than one way. Which one?`,
  whichNumber: (decimals, thousands) => `${decimals} or ${thousands}?`,
  howMuchOf: (number, name, sold) =>
    sold
      ? `${number} of ${name}: how much is it? Choose, or write it with its unit.`
      : `${number} of ${name}: how much is gone? Choose, or write it with its unit.`,
  whichDay: 'Due on which day?',
  whichCost: 'Each, or all of it?',
  costEach: (money: string) => `${money} each`,
  costInAll: (money: string) => `${money} in all`,
  whichDiscount: 'Which discount is it?',
  whichMethod: 'Paid which way?',
  allOfIt: 'all of it',
  halfOfIt: 'half',
  whichAmount: 'How much was paid?',
  whoseTab: 'Whose tab is it? Write the name.',
  paidOrCredit: 'Paid or on tab?',
  paidButton: 'Paid',
  creditButton: 'On tab',
  whatCost: (unit, last) =>
    `What did each ${unit || 'one'} cost? ${last ? `Last time ${last}.` : 'Write it like 3.50.'}`,
  whyAdjust: 'Why? Write a reason, such as “broken”.',
  howMuch: (name, due, overdue) =>
    due
      ? `${name} owes ${due}${overdue ? ` (overdue ${overdue})` : ''}. How much was paid?`
      : `How much did ${name} pay?`,
  whatPrice: (name) => `What is the price of ${name}?`,
  confirmQuestion: 'Confirm?',
  confirmButton: '✅ Confirm',
  cancelButton: '✖ Cancel',
  backButton: '← Back',
  onScreen: '📱 In the app',
  /** Below a result, where its card was: another door acted. */
  doneOnScreen: '(done on the screen)',
  undoButton: '↩ Undo',

  discountOf: (money) => `discount ${money}`,
  changeOf: (money) => `change ${money}`,
  total: (money) => `Total: ${money}`,
  onCredit: 'on tab',
  paidWith: (money, method) => (money ? `paid ${money} ${method}` : `paid ${method}`),
  dueOn: (day) => `due ${day}`,
  soldOn: (day) => `sold on ${day}`,
  willReceive: (name, quantity, cost, expires) =>
    `Receive ${quantity} of ${name}${cost ? ` at ${cost}` : ''}${expires ? `, expires ${expires}` : ''}`,
  willAdjust: (name, quantity, reason) => `${name} ${quantity}${reason ? ` (${reason})` : ''}`,
  willCount: (name, quantity) => `${name}: set to ${quantity}`,
  willPay: (name, money, by) => `${name} pays ${money} ${by}`,
  willMakeProduct: (name, price, unit) => `New product: ${name} · ${price ?? '…'}/${unit}`,
  willPrice: (name, price) => `${name}: price ${price}`,
  willHaveMinimum: (name, minimum) => `${name}: minimum ${minimum}`,
  willArchive: (name, archived) => (archived ? `Archive ${name}` : `Bring ${name} back`),
  willHide: (name, hidden) => (hidden ? `${name}: hide from customers` : `${name}: show to customers`),
  willGiveRole: (who, means) => `${who} ${means}`,
  willDisable: (who) => `Turn off the access of ${who}`,
  willEnable: (who) => `Turn on the access of ${who}`,

  labels: {
    total: 'Total',
    paid: 'paid',
    tab: 'on tab',
    change: 'change',
    discount: 'discount',
    due: 'due',
    soldOn: 'sold on',
    note: 'note',
    price: 'price',
    minimum: 'minimum',
    owes: 'owes',
  },
  balanceOf: (money) => `balance ${money}`,

  done: 'Done.',
  soldTo: (name) => (name ? `Sold to ${name}` : 'Sold'),
  onTabOf: (money) => `on tab ${money}`,
  received: (name, quantity, cost, expires) =>
    `Received: ${quantity} of ${name}${cost ? ` at ${cost}` : ''}${expires ? `, expires ${expires}` : ''}.`,
  adjusted: (name, stock) => `${name}: now ${stock}`,
  counted: (name, stock, difference) =>
    `${name}: counted ${stock}${difference ? ` (difference ${difference})` : ', as expected'}`,
  paid: (name, money, by) => `${name} paid ${money} ${by}.`,
  productStored: (name, price, unit) => `${name} is ${price}/${unit}`,
  minimumStored: (name, minimum) => `${name}: minimum ${minimum}`,
  broughtBack: (name) => `${name} is back.`,
  nowHidden: (name, hidden) => (hidden ? `Customers no longer see ${name}.` : `Customers see ${name} again.`),
  archived: (name) => `${name} was archived. Its sales stay.`,
  personIs: {
    user: (name) => `${name} is a customer.`,
    admin: (name) => `${name} is on the staff.`,
    owner: (name) => `${name} is an owner.`,
  },
  personDisabled: (name) => `${name} can no longer enter the shop.`,
  undone: (what, name, money) =>
    `Undone: ${[what, name, money].filter(Boolean).join(', ')}. It is as before.`,
  wouldUndo: (what, name, money) => `Will undo: ${[what, name, money].filter(Boolean).join(', ')}.`,
  nothingToUndo: `There is nothing to undo: it works for what you did in the last ${UNDO_MINUTES} minutes.`,
  nothingOpen: 'No question is open.',
  cancelled: 'Dropped. Nothing was changed.',
  handedOn: '↪ Nothing is stored yet: a message that was not typed here counts only after you tap.',
  notCancelled: 'To drop the open question, type /cancel here or tap Cancel.',
  buttonGone: 'This button no longer works.',
  failed:
    'Sorry, something went wrong on our side with this message. Check whether it was stored before you repeat it.',

  noGoods: 'There are no products yet.',
  noGoodsStaff: 'There are no products yet. Whoever runs the shop makes the first.',
  stockHead: (count, low, out) => {
    const goods = `📦 ${items(count, 'product', 'products')}`
    const few = low ? `${goods} · ${low} running out` : goods
    return out ? `${few} · ${out} out` : few
  },
  pricesHead: 'Products and prices',
  soldOut: 'sold out',
  priceOf: (money) => `Price ${money}`,
  minimumOf: (quantity) => `Minimum ${quantity}`,
  lot: (first, remaining, quantity, cost, expires) =>
    `${remaining} of ${quantity}${cost ? ` at ${cost}` : ''}${expires ? `, expires ${expires}` : ''}${first ? ' (goes first)' : ''}`,
  severalProducts: (typed) => `Several products with “${typed}”:`,
  nobodyOwes: 'Nobody owes anything. Sell on tab and it shows up here.',
  debtsHead: (due, people, overdue) =>
    `Owed ${due} by ${items(people, 'person', 'people')}, overdue ${overdue}`,
  ages: (current, d7, d30, older) =>
    `Not yet due ${current} · to 7 days ${d7} · to 30 days ${d30} · more ${older}`,
  overdueOf: (money) => `overdue ${money}`,
  owes: (name, money) => `${name} owes ${money}`,
  owesNothing: (name) => `${name} owes nothing.`,
  hasCredit: (name, money) => `${name} has ${money} of credit.`,
  nothingOwed: 'Nothing is open.',
  owesOnly: (money) => `Only ${money} is owed. Nothing was taken.`,
  noAccount: 'You have no account in this shop, or it is not linked to you yet.',
  statementHead: 'Statement, newest first:',
  statementLine: (day, kind, amount, balance) => `${day}: ${kind} ${amount}, balance ${balance}`,
  andMore: (n) => `… and ${n} more`,
  disabledPerson: 'turned off',
  pageOf: (page, pages) => `${page}/${pages}`,

  onlyHas: (name, available, requested) =>
    `${name}: ${shortage.onlyLeft(available)}, not ${requested}. ${shortage.act}`,
  overLimit: (money, limit) => `${overLimit.byOf(money, limit)}. ${overLimit.takePart}`,
  noRoomInLimit: (limit) => `${overLimit.full(limit)}. ${overLimit.takeAll}`,
  alreadyThere: (name) => `There is one already: ${name}.`,
  refusals: {
    disabled: 'Your access to this shop is turned off. Talk to the shop.',
    unauthenticated: 'I do not know who you are. Begin with /start.',
    not_found: 'It is gone, or not yours.',
    version_conflict: 'Somebody changed it just now. Look at it and try again.',
    last_owner: 'The shop needs an owner: this is the only one.',
    already_voided: 'It has been voided already.',
    wrong_state: 'As it is now, this cannot be done. Nothing was changed.',
    unavailable: 'Could not store it right now. Try again in a moment.',
    internal: 'Something went wrong on our side. Nothing was lost; try again.',
  },
} satisfies typeof Portuguese
