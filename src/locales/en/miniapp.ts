// The MiniApp's frame in English.
import type { miniapp as Portuguese } from '../pt-BR/miniapp.ts'
import { shortage } from './shortage.ts'

export const miniapp = {
  app: 'Balcão',
  loading: 'Loading',
  tabs: {
    home: 'Home',
    sell: 'Sell',
    products: 'Products',
    debts: 'Tabs',
    more: 'More',
    account: 'Account',
    catalogue: 'Catalogue',
    purchases: 'Purchases',
  },
  overdue: (count: number) => `${count} overdue`,
  clear: 'Clear the search',
  tabsLabel: 'Screens',
  roles: { user: 'Customer', admin: 'Staff', owner: 'Owner' },
  staffOnly: 'Only staff can see this.',
  onlyLeft: shortage.onlyLeft,
  toCome: 'This screen is still to come.',
  either: (one: string, other: string) => `${one} or ${other}?`,
  close: 'Close',
  help: 'Help',
  yes: 'Yes',
  no: 'No',
  undo: 'Undo',
  undone: 'Undone',
  notUndone: 'Couldn’t undo that.',
  didNotGo: 'Didn’t go in. Try again?',
  didNotGoLine: 'The connection dropped. Nothing goes in twice.',
  less: (what: string) => `Less ${what}`,
  more: (what: string) => `More ${what}`,
  failed: {
    title: 'Couldn’t load',
    line: (seconds: number) => `Nothing was lost. Trying again in ${seconds} s.`,
    trying: 'Nothing was lost. Trying again…',
    again: 'Try now',
    code: (code: string) => `code ${code}`,
  },
} satisfies typeof Portuguese
