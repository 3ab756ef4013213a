// The words around the chat: in groups, in other chats, of edited messages, of the button beside the field.
import type { around as Portuguese } from '../pt-BR/chat-around.ts'

export const around = {
  edited:
    'Editing the message does not change what was stored. Write it again below; to take it back, /undo.',
  groupHello: (shop) =>
    `Hi! I am the counter of ${shop}. In this group staff type commands, such as /sell 2 coffee paid, or reply to my messages. What somebody owes I answer in the private chat alone.`,
  groupHelloAll: (shop) =>
    `Hi! I am the counter of ${shop}. Call me with /products or /help: I answer in our private chat.`,
  answeredInPrivate: (name) =>
    `📩 ${name}, the answer is in our private chat. If it is your first time, tap Start and ask again there.`,
  goesOnInPrivate: '📩 The answer is in the private chat.',
  openPrivate: 'Open the chat',
  cardOf: (name) => `This card is ${name}’s.`,
  anonymous: 'I cannot tell who writes in the name of the group. Write under your own name.',
  openProduct: 'See it in the shop',
  there: (quantity) => `${quantity} left`,
  appButton: { user: 'My account', admin: 'Sell', owner: 'My shop' },
} satisfies typeof Portuguese
