// Lists of goods and of customers that are sent in.
import type { Area } from './area.ts'
import { GOODS } from './products.ts'

const PEOPLE = ['recent', 'customers', 'customers-by/', 'debts/', 'overdue', 'reminding/', 'home']

export const area: Area = {
  operations: {
    'imports.create': ['owner', { kind: 'products', text: 'nome;preço\nCafé;5,00\n' }],
    'imports.get': ['owner', { id: 999 }],
    'imports.mend': ['owner', { id: 999, line: 2, column: 'preço', value: '5,00' }],
    'imports.remove': ['owner', { id: 999 }],
    'imports.commit': ['owner', { id: 999, creates: 1, changes: 0 }],
    'imports.unmake': ['owner', { id: 999 }],
  },
  writes: [[{ operation: 'imports.commit' }, [...GOODS, ...PEOPLE, 'customer/', 'account/', 'statement/']]],
  screens: [
    { name: 'a price list', who: 'owner', path: '/products/import', link: 'import', above: '/products' },
    { name: 'the notebook', who: 'owner', path: '/customers/import', link: 'notebook', above: '/customers' },
  ],
}
