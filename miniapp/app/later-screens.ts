// What each screen is made of, but for those that people open the app with (routes.ts), and where the words of areas are: tables that
// come when one is first asked for. Each module of a screen exports `Screen`. The first page is none the larger for what stands here.
import type { ScreenName } from '../client/places.ts'
import type { WordsOf } from '../client/words.ts'
import type { FIRST_SCREENS, Made } from './routes.ts'

/** To add a part: a line here. */
export const LATER_WORDS = {
  products: () => import('#locales/pt-BR/miniapp-products.ts'),
  counts: () => import('#locales/pt-BR/miniapp-counts.ts'),
  imports: () => import('#locales/pt-BR/miniapp-imports.ts'),
  debts: () => import('#locales/pt-BR/miniapp-debts.ts'),
  command: () => import('#locales/pt-BR/miniapp-command.ts'),
  settings: () => import('#locales/pt-BR/miniapp-settings.ts'),
  shop: () => import('#locales/pt-BR/miniapp-shop.ts'),
  users: () => import('#locales/pt-BR/miniapp-users.ts'),
  me: () => import('#locales/pt-BR/miniapp-me.ts'),
  notices: () => import('#locales/pt-BR/miniapp-notices.ts'),
  broadcasts: () => import('#locales/pt-BR/miniapp-broadcasts.ts'),
  history: () => import('#locales/pt-BR/miniapp-history.ts'),
  contracts: () => import('#locales/pt-BR/miniapp-contracts.ts'),
  disputes: () => import('#locales/pt-BR/miniapp-disputes.ts'),
  reminders: () => import('#locales/pt-BR/miniapp-reminders.ts'),
}
declare module '../client/words.ts' {
  interface Words extends WordsOf<typeof LATER_WORDS> {}
}

export const LATER_SCREENS: Readonly<Record<Exclude<ScreenName, keyof typeof FIRST_SCREENS>, Made>> = {
  checkout: {
    code: () => import('../features/checkout/checkout.ts'),
    words: ['sell', 'checkout', 'queue', 'debts'],
    next: ['done'],
  },
  done: { code: () => import('../features/checkout/done.ts'), words: ['checkout', 'sales', 'queue'] },
  products: {
    code: () => import('../features/products/products.ts'),
    words: ['products'],
    next: ['product'],
  },
  product: { code: () => import('../features/products/product.ts'), words: ['products'] },
  countStart: {
    code: () => import('../features/counts/counts.ts'),
    words: ['counts', 'products', 'queue'],
    next: ['count'],
  },
  count: {
    code: () => import('../features/counts/count.ts'),
    words: ['counts', 'products', 'queue', 'shared'],
  },
  imports: { code: () => import('../features/imports/imports.ts'), words: ['imports', 'queue'] },
  productForm: {
    code: () => import('../features/product-form/product-form.ts'),
    words: ['products', 'shared'],
  },
  debts: { code: () => import('../features/debts/debts.ts'), words: ['debts'], next: ['customer'] },
  customers: {
    code: () => import('../features/customers/customers.ts'),
    words: ['debts', 'queue'],
    next: ['customer'],
  },
  customer: { code: () => import('../features/customers/customer.ts'), words: ['debts', 'queue', 'shared'] },
  reminders: { code: () => import('../features/reminders/reminders.ts'), words: ['reminders', 'queue'] },
  history: { code: () => import('../features/history/history.ts'), words: ['history'] },
  catalogue: { code: () => import('../features/catalogue/catalogue.ts'), words: ['sell'] },
  sales: { code: () => import('../features/sales/sales.ts'), words: ['sales', 'sale'], next: ['sale'] },
  purchases: { code: () => import('../features/account/purchases.ts'), words: ['account'] },
  sale: { code: () => import('../features/sales/sale.ts'), words: ['sales', 'sale'] },
  queue: { code: () => import('../features/queue/queue.ts'), words: ['queue'], next: ['queued'] },
  queued: { code: () => import('../features/queue/queued.ts'), words: ['queue'] },
  command: { code: () => import('../features/command/command.ts'), words: ['command'] },
  more: {
    code: () => import('../features/more/more.ts'),
    // Each of its rows is called as the screen it leads to.
    words: [
      'notices',
      'sales',
      'debts',
      'command',
      'users',
      'settings',
      'shop',
      'me',
      'queue',
      'broadcasts',
      'contracts',
      'disputes',
    ],
  },
  notices: {
    code: () => import('../features/notices/notices.ts'),
    words: ['notices', 'approvals', 'debts', 'queue'],
  },
  noticeChoices: {
    code: () => import('../features/notices/choices.ts'),
    words: ['notices', 'settings', 'queue'],
  },
  contracts: {
    code: () => import('../features/contracts/contracts.ts'),
    words: ['contracts', 'queue'],
    next: ['contract'],
  },
  contract: { code: () => import('../features/contracts/contract.ts'), words: ['contracts', 'queue'] },
  contractHistory: {
    code: () => import('../features/contracts/history.ts'),
    words: ['contracts', 'history'],
  },
  transactions: {
    code: () => import('../features/contracts/transactions.ts'),
    words: ['contracts', 'queue'],
  },
  disputes: { code: () => import('../features/disputes/disputes.ts'), words: ['disputes', 'queue'] },
  dispute: { code: () => import('../features/disputes/dispute.ts'), words: ['disputes', 'queue'] },
  ask: { code: () => import('../features/approvals/approval.ts'), words: ['approvals', 'queue'] },
  help: { code: () => import('../features/help/help.ts'), words: ['help'] },
  broadcasts: { code: () => import('../features/broadcasts/broadcasts.ts'), words: ['broadcasts', 'queue'] },
  activity: { code: () => import('../features/activity/activity.ts'), words: ['settings', 'sales', 'sale'] },
  act: { code: () => import('../features/activity/act.ts'), words: ['settings', 'sales', 'sale'] },
  shop: { code: () => import('../features/shop/shop.ts'), words: ['shop', 'debts', 'queue', 'shared'] },
  users: {
    code: () => import('../features/users/users.ts'),
    words: ['users', 'queue'],
    next: ['person', 'invite'],
  },
  invite: { code: () => import('../features/users/invite.ts'), words: ['users', 'queue'] },
  person: { code: () => import('../features/users/person.ts'), words: ['users', 'queue', 'shared'] },
  mydata: { code: () => import('../features/me/me.ts'), words: ['me', 'queue'] },
  settings: { code: () => import('../features/settings/settings.ts'), words: ['settings'] },
}
