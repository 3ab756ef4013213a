// The screens: at which addresses each stands, for whom, in which tab, and the links that lead there.
// To add one: a row of ROUTES, a line of later-screens.ts, and its folder in features/.

import { placesOf, type Route, type ScreenName } from '../client/places.ts'
import type { Part } from '../client/words.ts'
import type { Component } from '../ui/html.ts'

export const ROUTES = [
  { path: '/', screen: 'home', role: 'admin', tab: 'staff', start: ['home'] },
  { path: '/', screen: 'account', role: 'user', tab: 'customers' },
  { path: '/promise', screen: 'account', role: 'user', parent: '/', start: ['promise'] },
  {
    path: '/sell',
    screen: 'sell',
    role: 'admin',
    tab: 'staff',
    start: ['sell', 'sell_d:customer', 'dr_:draft'],
  },
  { path: '/sell/checkout', screen: 'checkout', role: 'admin', parent: '/sell' },
  { path: '/sell/done', screen: 'done', role: 'admin', parent: '/sell', closes: true },
  { path: '/products', screen: 'products', role: 'admin', tab: 'staff', list: 'products' },
  {
    path: '/products/:id',
    screen: 'product',
    role: 'admin',
    parent: '/products',
    list: 'products',
    start: ['p_:id'],
  },
  {
    path: '/products/:id/receive',
    screen: 'product',
    role: 'admin',
    parent: '/products/:id',
    list: 'products',
    start: ['r_:id'],
  },
  { path: '/stock/count', screen: 'countStart', role: 'admin', parent: '/products', start: ['count'] },
  { path: '/stock/count/:id', screen: 'count', role: 'admin', parent: '/products', start: ['count_:id'] },
  { path: '/debts', screen: 'debts', role: 'admin', tab: 'staff', list: 'debts', start: ['debts'] },
  {
    path: '/debts/remind',
    screen: 'reminders',
    role: 'admin',
    parent: '/debts',
    list: 'debts',
    start: ['remind'],
  },
  { path: '/customers', screen: 'customers', role: 'admin', parent: '/more', start: ['customers'] },
  { path: '/products/import', screen: 'imports', role: 'owner', parent: '/products', start: ['import'] },
  { path: '/customers/import', screen: 'imports', role: 'owner', parent: '/customers', start: ['notebook'] },
  { path: '/products/new', screen: 'productForm', role: 'owner', parent: '/products', list: 'products' },
  {
    path: '/products/:id/edit',
    screen: 'productForm',
    role: 'admin',
    parent: '/products/:id',
    list: 'products',
    start: ['p_:id_edit'],
  },
  {
    path: '/customers/:id',
    screen: 'customer',
    role: 'admin',
    parent: '/debts',
    list: 'debts',
    start: ['d_:id'],
  },
  {
    path: '/customers/:id/pay',
    screen: 'customer',
    role: 'admin',
    parent: '/customers/:id',
    list: 'debts',
    start: ['pay_:id'],
  },
  {
    path: '/customers/:id/history',
    screen: 'history',
    role: 'admin',
    parent: '/customers/:id',
    list: 'debts',
  },
  { path: '/customers/:id/history', screen: 'history', role: 'user', parent: '/' },
  { path: '/catalogue', screen: 'catalogue', role: 'user', tab: 'customers' },
  { path: '/products/:id', screen: 'catalogue', role: 'user', parent: '/catalogue' },
  { path: '/sales', screen: 'sales', role: 'admin', parent: '/more', list: 'sales', start: ['sales'] },
  { path: '/sales', screen: 'purchases', role: 'user', tab: 'customers' },
  { path: '/sales/:id', screen: 'sale', role: 'user', parent: '/sales', list: 'sales', start: ['s_:id'] },
  { path: '/queue', screen: 'queue', role: 'user', parent: '/' },
  { path: '/queue/:id', screen: 'queued', role: 'user', parent: '/queue' },
  { path: '/command', screen: 'command', role: 'user', parent: '/', start: ['cmd'] },
  { path: '/more', screen: 'more', role: 'user', tab: 'everybody' },
  { path: '/shop', screen: 'shop', role: 'owner', parent: '/more', start: ['shop'] },
  { path: '/users', screen: 'users', role: 'owner', parent: '/more', list: 'users', start: ['users'] },
  { path: '/users/:id', screen: 'person', role: 'owner', parent: '/users', list: 'users', start: ['u_:id'] },
  { path: '/users/invite', screen: 'invite', role: 'owner', parent: '/users', list: 'users' },
  { path: '/users/invites/:id', screen: 'invite', role: 'owner', parent: '/users', list: 'users' },
  { path: '/me/data', screen: 'mydata', role: 'user', parent: '/more', start: ['mydata'] },
  { path: '/settings', screen: 'settings', role: 'user', parent: '/more', start: ['settings'] },
  { path: '/help', screen: 'help', role: 'user', parent: '/more', start: ['help'] },
  { path: '/help/:topic', screen: 'help', role: 'user', parent: '/help' },
  { path: '/notices', screen: 'notices', role: 'user', parent: '/more', start: ['notices'] },
  { path: '/disputes', screen: 'disputes', role: 'admin', parent: '/more', start: ['disputes'] },
  { path: '/disputes/:id', screen: 'dispute', role: 'user', parent: '/notices', start: ['dp_:id'] },
  { path: '/asks/:id', screen: 'ask', role: 'admin', parent: '/notices', start: ['ask_:id'] },
  { path: '/notices/choices', screen: 'noticeChoices', role: 'user', parent: '/notices' },
  { path: '/broadcasts', screen: 'broadcasts', role: 'owner', parent: '/more', start: ['msgs'] },
  { path: '/broadcasts/new', screen: 'broadcasts', role: 'owner', parent: '/broadcasts', start: ['msg'] },
  { path: '/broadcasts/:id', screen: 'broadcasts', role: 'owner', parent: '/broadcasts', start: ['b_:id'] },
  {
    path: '/activity',
    screen: 'activity',
    role: 'owner',
    parent: '/more',
    list: 'activity',
    start: ['act'],
  },
  { path: '/activity/:id', screen: 'act', role: 'owner', parent: '/activity', list: 'activity' },
  {
    path: '/contracts',
    screen: 'contracts',
    role: 'user',
    parent: '/more',
    list: 'contracts',
    start: ['contracts'],
  },
  { path: '/contracts/new', screen: 'contract', role: 'owner', parent: '/contracts', list: 'contracts' },
  {
    path: '/contracts/:code',
    screen: 'contract',
    role: 'user',
    parent: '/contracts',
    list: 'contracts',
    start: ['c_:code'],
  },
  {
    path: '/contracts/:code/history',
    screen: 'contractHistory',
    role: 'user',
    parent: '/contracts/:code',
    list: 'contracts',
    start: ['ch_:code'],
  },
  { path: '/transactions', screen: 'transactions', role: 'owner', parent: '/more', start: ['tx'] },
] as const satisfies readonly Route[]

type Named = Record<(typeof ROUTES)[number]['screen'], true>
declare module '../client/places.ts' {
  interface Screens extends Named {}
}

/** Code and words are fetched when the screen is first shown. */
export interface Made {
  readonly code: () => Promise<{ readonly Screen: Component }>
  readonly words: readonly Part[]
  /** Fetched when there is nothing else to do, for it is likely next. */
  readonly next?: readonly ScreenName[]
}

/** What people open the app with; all others are in later-screens.ts. */
export const FIRST_SCREENS = {
  home: { code: () => import('../features/home/home.ts'), words: ['home', 'sale'], next: ['sell'] },
  account: { code: () => import('../features/account/account.ts'), words: ['account', 'queue'] },
  sell: { code: () => import('../features/sell/sell.ts'), words: ['sell'], next: ['checkout', 'done'] },
} satisfies Partial<Record<ScreenName, Made>>

/** Links of screens that come later: until then the first tab opens. */
const TO_COME = [{ path: '/cash', start: ['cash'] }]

export const places = placesOf(ROUTES, TO_COME)
