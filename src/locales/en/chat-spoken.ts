// The words for what is typed without a slash: questions, several things at once, and what a customer asks for.
import type { spoken as portuguese } from '../pt-BR/chat-spoken.ts'

const items = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`

export const spoken: typeof portuguese = {
  toCustomer: {
    promise: (money) => `Lovely! You owe ${money}. Say the day, and the shop knows at once. 😊`,
    owesNothing: 'You owe nothing here. ✅',
    noAccount: 'Lovely! Your account is not linked to the bot yet; settle the day with the shop. 😊',
    paid: 'Thanks for letting us know! The shop notes payments: once it has, yours shows in your account.',
    order: 'I cannot take orders here yet. Please order from the shop; prices I am happy to show. 😊',
    talk: 'I cannot pass messages on yet. Please talk to the shop directly: whoever is at the counter will help.',
    openHours: (shop, hours) => `🕗 ${shop}: ${hours}\nThe address I do not know yet; please ask the shop.`,
    hours: 'Opening hours and the address I do not know yet. Please ask the shop, they answer quickly.',
  },
  ownAccountButton: 'My account',
  periods: {
    yesterday: 'Yesterday',
    dayBefore: 'The day before yesterday',
    week: 'This week',
    lastWeek: 'Last week',
    month: 'This month',
    lastMonth: 'Last month',
  },
  soldIn: (when, money, count) => `${when}: ${money} in ${items(count, 'sale', 'sales')}`,
  nothingSold: (when) => `${when}: no sales.`,
  oweLong: (people) => `Owing for more than 30 days: ${items(people, 'person', 'people')}`,
  nobodyOwesLong: 'Nobody has owed for more than 30 days. ✅',
  severalActs: (count, lines) => `That is ${count} things in one message. Send them one at a time:\n${lines}`,
  actOf: (n, all) => `${n} of ${all}`,
  thenComes: (lines) => `After this one: ${lines}`,
  stillToSay: (lines) => `Still to do, please send again: ${lines}`,
  didYouMean: 'Did you mean:',
  nearest: {
    owes: (name) => `how much does ${name} owe?`,
    paid: (name, amount) => `${name} paid ${amount}`,
    sold: (goods, name) => `sold ${goods}${name ? ` to ${name}` : ''}`,
    stock: (name) => `how much ${name} is there?`,
    price: (name) => `price of ${name}`,
    others: ['who owes?', "what's running low?", 'how much did I sell today?'],
  },
  isNewProduct: (name) => `${name} is not in the shop yet. Is it new?`,
  newProductButton: (name, price) => `Make ${name} · ${price}`,
  whatOfProduct: (name, typed) => `${name}: what becomes ${typed}?`,
  priceButton: (money) => `Price ${money}`,
  minimumButton: (quantity) => `Minimum ${quantity}`,
  nothingSoldToday: 'No sales yet today.',
  soldToday: (money, count) => `Today: ${money} in ${items(count, 'sale', 'sales')}`,
  paidAndCredit: (paid, credit) => `Paid ${paid} · on tab ${credit}`,
}
