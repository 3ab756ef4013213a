// The one table of screens: address, smallest role, code, words, what comes next, tab, and the links that lead there.
// To add a screen: a line here, and its folder in features/.

import { placesOf, type Route } from '../client/places.ts'
import type { Part } from '../client/words.ts'
import type { Component } from '../ui/html.ts'

/** A screen's code and words are fetched when it is first shown. */
type ScreenRoute<Name extends string> = Route & {
  readonly screen: Name
  readonly code: () => Promise<{ readonly Screen: Component }>
  readonly words: readonly Part[]
  /** Fetched when there is nothing else to do, for it is likely next. */
  readonly next?: readonly NoInfer<Name>[]
}

/** What comes next is a screen of the table. */
const table = <Name extends string>(rows: readonly ScreenRoute<Name>[]) => rows

export const ROUTES = table([
  {
    path: '/',
    screen: 'home',
    role: 'admin',
    tab: 'staff',
    start: ['home'],
    code: () => import('../features/home/home.ts'),
    words: ['home', 'sale'],
    next: ['sell'],
  },
  {
    path: '/',
    screen: 'account',
    role: 'user',
    tab: 'customers',
    code: () => import('../features/account/account.ts'),
    words: ['account'],
  },
  {
    path: '/sell',
    screen: 'sell',
    role: 'admin',
    tab: 'staff',
    start: ['sell', 'sell_d:customer'],
    code: () => import('../features/sell/sell.ts'),
    words: ['sell'],
    next: ['checkout', 'done'],
  },
  {
    path: '/sell/checkout',
    screen: 'checkout',
    role: 'admin',
    parent: '/sell',
    code: () => import('../features/checkout/checkout.ts'),
    words: ['sell', 'checkout', 'queue', 'debts'],
    next: ['done'],
  },
  {
    path: '/sell/done',
    screen: 'done',
    role: 'admin',
    parent: '/sell',
    closes: true,
    code: () => import('../features/checkout/done.ts'),
    words: ['checkout', 'sales', 'queue'],
  },
  {
    path: '/products',
    screen: 'products',
    role: 'admin',
    tab: 'staff',
    list: 'products',
    code: () => import('../features/products/products.ts'),
    words: ['products'],
    next: ['product'],
  },
  {
    path: '/products/:id',
    screen: 'product',
    role: 'admin',
    parent: '/products',
    list: 'products',
    start: ['p_:id'],
    code: () => import('../features/products/product.ts'),
    words: ['products'],
  },
  {
    path: '/products/:id/receive',
    screen: 'product',
    role: 'admin',
    parent: '/products/:id',
    list: 'products',
    start: ['r_:id'],
    code: () => import('../features/products/product.ts'),
    words: ['products'],
  },
  {
    path: '/debts',
    screen: 'debts',
    role: 'admin',
    tab: 'staff',
    list: 'debts',
    start: ['debts'],
    code: () => import('../features/debts/debts.ts'),
    words: ['debts'],
    next: ['customer'],
  },
  {
    path: '/customers',
    screen: 'customers',
    role: 'admin',
    parent: '/more',
    start: ['customers'],
    code: () => import('../features/customers/customers.ts'),
    words: ['debts', 'queue'],
    next: ['customer'],
  },
  {
    path: '/customers/:id',
    screen: 'customer',
    role: 'admin',
    parent: '/debts',
    list: 'debts',
    start: ['d_:id'],
    code: () => import('../features/customers/customer.ts'),
    words: ['debts', 'queue'],
  },
  {
    path: '/customers/:id/pay',
    screen: 'customer',
    role: 'admin',
    parent: '/customers/:id',
    list: 'debts',
    start: ['pay_:id'],
    code: () => import('../features/customers/customer.ts'),
    words: ['debts', 'queue'],
  },
  {
    path: '/catalogue',
    screen: 'catalogue',
    role: 'user',
    tab: 'customers',
    code: () => import('../features/catalogue/catalogue.ts'),
    words: ['sell'],
  },
  {
    path: '/sales',
    screen: 'sales',
    role: 'admin',
    parent: '/more',
    list: 'sales',
    start: ['sales'],
    code: () => import('../features/sales/sales.ts'),
    words: ['sales', 'sale'],
    next: ['sale'],
  },
  {
    path: '/sales',
    screen: 'purchases',
    role: 'user',
    tab: 'customers',
    code: () => import('../features/account/purchases.ts'),
    words: ['account'],
  },
  {
    path: '/sales/:id',
    screen: 'sale',
    role: 'user',
    parent: '/sales',
    list: 'sales',
    start: ['s_:id'],
    code: () => import('../features/sales/sale.ts'),
    words: ['sales', 'sale'],
  },
  {
    path: '/queue',
    screen: 'queue',
    role: 'user',
    parent: '/',
    code: () => import('../features/queue/queue.ts'),
    words: ['queue'],
    next: ['queued'],
  },
  {
    path: '/queue/:id',
    screen: 'queued',
    role: 'user',
    parent: '/queue',
    code: () => import('../features/queue/queued.ts'),
    words: ['queue'],
  },
  {
    path: '/command',
    screen: 'command',
    role: 'user',
    parent: '/',
    start: ['cmd'],
    code: () => import('../features/command/command.ts'),
    words: ['command'],
  },
  {
    path: '/more',
    screen: 'more',
    role: 'user',
    tab: 'everybody',
    code: () => import('../features/more/more.ts'),
    // Each of its rows is called as the screen it leads to.
    words: ['sales', 'debts', 'command', 'settings'],
  },
  {
    path: '/settings',
    screen: 'settings',
    role: 'user',
    parent: '/more',
    start: ['settings'],
    code: () => import('../features/settings/settings.ts'),
    words: ['settings'],
  },
])

/** Links of screens that come later: until then the first tab opens. */
const TO_COME = [
  { path: '/users', start: ['users'] },
  { path: '/cash', start: ['cash'] },
  { path: '/contracts/:code', start: ['c_:code'] },
]

export const places = placesOf(ROUTES, TO_COME)
