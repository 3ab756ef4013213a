// What is owed, and what was paid.
import type { Area } from './area.ts'
import { CUSTOMER } from './customers.ts'

/** What a customer, who is 3 here, and the shop see of their money. */
export const MONEY = [
  'home',
  'account/3',
  'statement/3',
  'own-account',
  'own-statement/',
  'own-sales',
  'own-data',
]
const payment = { customerId: 3, saleId: null, amount: 500, method: 'cash', credit: 0 }
const PROMISED = [...CUSTOMER, 'own-account']
const PAYMENT = ['payment/7', 'payments/3', ...MONEY]

export const area: Area = {
  operations: {
    'payments.create': ['admin', { customerId: 999, amount: 1, method: 'pix' }],
    'payments.list': ['admin', {}],
    'payments.get': ['admin', { id: 999 }],
    'payments.void': ['admin', { id: 999, reason: 'engano' }],
    'payments.unpay': ['admin', { id: 999 }],
    'payments.pix': ['user', { amount: 1 }],
    'debts.list': ['admin', {}],
    'debts.remind': ['admin', { customerIds: [999] }],
    'debts.promise': ['user', { on: '2099-12-31' }],
    'customers.promise': ['admin', { id: 999, on: '2099-12-31' }],
  },
  commands: [
    ['pagar', ['pay'], 'admin', ['payments.create'], []],
    [
      'dividas',
      ['debts'],
      'user',
      [
        'customers.edit',
        'links.grant',
        'links.refuse',
        'sales.confirm',
        'payments.confirm',
        'sales.dispute',
        'payments.dispute',
        'disputes.answer',
        'disputes.resolve',
        'debts.promise',
        'customers.promise',
        'debts.remind',
      ],
      ['debts', 'account', 'statement', 'mine', 'charges', 'own_pix', 'own_statement'],
    ],
  ],
  events: [
    [
      { topic: 'customers', entity: 'customer', name: 'customer.reminded', data: { reminderId: 1 } },
      ['reminding/'],
    ],
    [
      {
        topic: 'payments',
        entity: 'customer',
        name: 'customer.promised',
        data: { promiseId: 1, on: '2027-03-01' },
      },
      PROMISED,
    ],
    [{ topic: 'payments', entity: 'payment', name: 'payment.received', data: payment }, PAYMENT],
    [{ topic: 'payments', entity: 'payment', name: 'payment.voided', data: payment }, PAYMENT],
  ],
  writes: [
    [{ operation: 'debts.remind' }, ['reminding/']],
    [{ operation: 'debts.promise' }, ['own-account']],
    [{ operation: 'customers.promise', id: 7 }, PROMISED],
    [{ operation: 'payments.create', customerId: 7 }, [...CUSTOMER, 'payments/7']],
    [{ operation: 'payments.void', id: 4, customerId: 7 }, ['payment/4', ...CUSTOMER, 'payments/7']],
  ],
  screens: [
    { name: 'debts', who: 'admin', path: '/debts', link: 'debts' },
    { name: 'reminders', who: 'admin', path: '/debts/remind', link: 'remind', above: '/debts' },
    { name: 'promise', who: 'user', path: '/promise', link: 'promise', above: '/', isSheet: true },
  ],
  /** Caio's own account, which owes: whoever owes nothing promises nothing. */
  async record(ask) {
    const { items: found } = await ask<{ items: { id: number }[] }>(
      'GET',
      `/api/customers?q=${encodeURIComponent('Caio Nogueira')}`,
    )
    const customerId = found[0]?.id ?? 0
    const products = await ask<{ items: { id: number; stock: number }[] }>(
      'GET',
      '/api/products?sort=popular',
    )
    const productId = products.items.find(({ stock }) => stock > 1)?.id
    await ask('POST', '/api/sales', { customerId, items: [{ productId, quantity: 1 }] })
    return customerId
  },
}
