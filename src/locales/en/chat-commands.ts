// What commands are called, what they do and how they are written.
import type { commands as Portuguese, UsedGoods } from '../pt-BR/chat-commands.ts'
import { tell } from './chat-tell.ts'

export const commands: typeof Portuguese = {
  tell,
  called: {
    buy: 'sell',
    estoque: 'stock',
    pagar: 'pay',
    dividas: 'debts',
    lista_produtos: 'products',
    product: 'product',
    user: 'user',
    mensagem: 'message',
    smartcontract: 'smartcontract',
    transactions: 'transactions',
    desfazer: 'undo',
    miniapp: 'miniapp',
    privacidade: 'privacy',
    login: 'login',
    start: 'start',
    commands: 'commands',
    help: 'help',
    cancel: 'cancel',
  },
  summaries: {
    buy: 'sell, paid or on tab',
    estoque: 'see, receive, count and adjust stock',
    pagar: 'take a payment',
    dividas: 'see what is owed',
    lista_produtos: 'see products and prices',
    product: 'make and change products',
    user: 'who is who, and their roles',
    mensagem: 'send a message to many',
    smartcontract: 'agreements: make, propose, follow',
    transactions: 'what waits to be confirmed in agreements',
    desfazer: 'undo what you just did',
    miniapp: 'open the shop on screen',
    privacidade: 'what the shop keeps about you',
    login: 'see who you are here',
    start: 'begin',
    commands: 'see the commands',
    help: 'help with a command',
    cancel: 'drop the open question',
  },
  someGoods: { name: 'coffee', few: '3 coffee', list: '2 coffee, 1.5 kg rice' },
  usage: {
    buy: ({ few, list }: UsedGoods) =>
      `Say what was sold:\n/sell Ana: ${list} on tab\n/sell Ana: ${few} paid card\n/sell ${few} paid\n/sell Ana: ${few} paid 10 pix due 15/12 discount 2.00 note no sugar`,
    estoque: ({ name }: UsedGoods) =>
      `Like this:\n/stock ${name}\n/stock ${name} 10 x 3.50 due 30/06/2027\n/stock ${name} = 12\n/stock ${name} -2 broken`,
    pagar: () => 'Like this:\n/pay Ana 25.50 pix\n/pay Ana all',
    dividas: () => 'Like this:\n/debts\n/debts Ana',
    product: ({ name }: UsedGoods) =>
      `Like this:\n/product new ☕ Coffee 5.00 unit\n/product ${name} price 5.50\n/product ${name} min 3\n/product ${name} archive`,
    mensagem: () => 'Like this:\n/message\n/message Fresh bread is here',
    privacidade: () => 'Like this:\n/privacy',
    smartcontract: () => 'Like this:\n/smartcontract',
    start: () => 'Like this:\n/start',
    user: () => 'Like this:\n/user @bia staff\n/user @bia disable\n/user invite staff Caio',
  },
}
