// What listeners subscribe to, and the smallest role that may: for the server and for those who listen.
export const TOPICS = {
  inventory: 'user',
  sales: 'user',
  payments: 'user',
  shop: 'user',
  me: 'user',
  customers: 'admin',
  users: 'owner',
  broadcasts: 'owner',
  contracts: 'owner',
} as const

export type Topic = keyof typeof TOPICS
