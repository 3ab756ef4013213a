// What people agree on.
import type { Area } from './area.ts'
import { PEOPLE } from './customers.ts'

const CODE = 'ACORDO-999'
const told = { contractId: 7, code: 'FREEZER-2', state: 'proposed' } as const
const STALE = ['contracts/', 'contract/FREEZER-2', 'transactions/']
const soon = new Date(Date.now() + 86_400_000).toISOString()

const DRAFT = {
  code: CODE,
  title: 'Freezer',
  terms: 'Em 2x.',
  quorum: 1,
  deadline: soon,
  parties: [{ person: { userId: 999 }, role: 'buyer' }],
}

export const area: Area = {
  operations: {
    'contracts.list': ['user', {}],
    'contracts.get': ['user', { code: CODE }],
    'contracts.create': ['owner', DRAFT],
    'contracts.edit': ['owner', { code: CODE, version: 1, title: 'Freezer usado' }],
    'contracts.propose': ['owner', { code: CODE }],
    'contracts.accept': ['user', { code: CODE }],
    'contracts.decline': ['user', { code: CODE, reason: 'Caro demais' }],
    'contracts.cancel': ['owner', { code: CODE, reason: 'Sem freezer' }],
    'contracts.complete': ['owner', { code: CODE }],
    'contracts.ask': ['user', { code: CODE, text: 'Inclui o frete?' }],
    'contracts.history': ['user', { code: CODE }],
    'contracts.send': ['owner', DRAFT],
    'transactions.list': ['user', {}],
    'transactions.create': ['user', { code: CODE, kind: 'note', text: 'Chega terça' }],
    'transactions.confirm': ['user', { code: CODE, id: 999 }],
    'transactions.reject': ['user', { code: CODE, id: 999, reason: 'Não caiu' }],
    'transactions.withdraw': ['user', { code: CODE, id: 999 }],
    'transactions.remind': ['owner', { code: CODE, id: 999 }],
  },
  commands: [
    ['smartcontract', ['acordo'], 'owner', ['contracts.send', 'contracts.propose'], ['agreements']],
    ['transactions', ['transacoes'], 'owner', [], []],
  ],
  events: (['contracts', 'me'] as const).flatMap((topic) => [
    ...(['contract.created', 'contract.changed'] as const).map(
      (name) => [{ topic, entity: 'contract' as const, name, data: told }, STALE] as const,
    ),
    ...(['transaction.created', 'transaction.changed'] as const).map(
      (name) =>
        [
          { topic, entity: 'transaction' as const, name, data: { ...told, transactionId: 3 } },
          STALE,
        ] as const,
    ),
  ]),
  writes: [
    [{ operation: 'contracts.create' }, ['contracts/']],
    ...(['edit', 'propose', 'accept', 'decline', 'cancel', 'complete'] as const).map(
      (act) => [{ operation: `contracts.${act}`, code: 'FREEZER-2' }, STALE] as const,
    ),
    [{ operation: 'transactions.create', code: 'FREEZER-2' }, STALE],
    [
      { operation: 'transactions.confirm', code: 'FREEZER-2' },
      [
        ...STALE,
        ...PEOPLE,
        'customer/',
        'account/',
        'statement/',
        'payments/',
        'own-account',
        'own-statement/',
        'own-sales',
        'own-data',
      ],
    ],
    [{ operation: 'transactions.reject', code: 'FREEZER-2' }, STALE],
    [{ operation: 'transactions.withdraw', code: 'FREEZER-2' }, STALE],
    [{ operation: 'transactions.remind', code: 'FREEZER-2' }, STALE],
  ],
  screens: [
    { name: 'contracts', who: 'user', path: '/contracts', link: 'contracts', above: '/more' },
    {
      name: 'contract',
      who: 'owner',
      path: '/contracts/FREEZER-:id',
      link: 'c_FREEZER-:id',
      above: '/contracts',
    },
    {
      name: 'history of a contract',
      who: 'owner',
      path: '/contracts/FREEZER-:id/history',
      link: 'ch_FREEZER-:id',
      above: '/contracts/FREEZER-:id',
    },
    { name: 'new contract', who: 'owner', path: '/contracts/new', above: '/contracts' },
    { name: 'transactions', who: 'owner', path: '/transactions', link: 'tx', above: '/more' },
  ],
  async record(ask) {
    const { items } = await ask<{ items: { id: number }[] }>('GET', '/api/customers?limit=1')
    const customerId = items[0]?.id
    const number = 2
    const code = `FREEZER-${number}`
    await ask('POST', '/api/contracts', {
      code,
      title: 'Freezer usado',
      terms: 'Em 3x, como está.',
      quorum: 1,
      deadline: soon,
      parties: [{ person: { customerId }, role: 'buyer' }],
      instalments: ['2030-01-05', '2030-02-05', '2030-03-05'].map((on) => ({
        on,
        amount: 25_000,
        customerId,
      })),
    })
    await ask('POST', `/api/contracts/${code}/propose`, {})
    return number
  },
}
