// Routes of contracts and of the steps that carry them out.
import type { OperationName } from '#domain/operations.ts'
import { contractsHistory } from './histories.ts'
import { act, create, DEAR, edit, get, poll } from './methods.ts'
import { operationRoute, type Route } from './route.ts'

export const contractRoutes: readonly Route<OperationName>[] = [
  get(
    '/api/contracts',
    'contracts.list',
    'Contracts, newest first, with ten steps each; for who is no owner, their own',
    DEAR,
  ),
  create('/api/contracts', 'contracts.create', 'Drafts a contract: who, what, until when', {
    problems: ['not_found', 'duplicate'],
    example: {
      quorum: 1,
      parties: [{ person: { userId: 2 }, role: 'seller' }],
      instalments: [{ on: '2027-04-01', amount: 25_000, customerId: 1 }],
    },
  }),
  poll('/api/contracts/{code}', 'contracts.get', 'One contract, with its parties and steps'),
  edit('/api/contracts/{code}', 'contracts.edit', 'Changes a contract that is a draft', {
    problems: ['version_conflict', 'wrong_state'],
    example: { title: 'Freezer usado' },
  }),
  act('/api/contracts/{code}/propose', 'contracts.propose', 'Asks its parties', {
    problems: ['wrong_state'],
  }),
  act('/api/contracts/{code}/accept', 'contracts.accept', "A party's yes", {
    problems: ['forbidden', 'wrong_state'],
  }),
  act('/api/contracts/{code}/decline', 'contracts.decline', "A party's no, which ends it", {
    problems: ['forbidden', 'wrong_state'],
  }),
  act('/api/contracts/{code}/cancel', 'contracts.cancel', 'Ends a contract before it is carried out', {
    problems: ['wrong_state'],
  }),
  act('/api/contracts/{code}/complete', 'contracts.complete', 'Says that all of it was done', {
    problems: ['wrong_state'],
  }),
  act('/api/contracts/{code}/ask', 'contracts.ask', 'A word of a party to the owners', {
    problems: ['forbidden', 'rate_limited'],
  }),
  contractsHistory,
  get('/api/contracts/{code}/transactions', 'transactions.list', 'Steps of a contract, newest first', DEAR),
  create(
    '/api/contracts/{code}/transactions',
    'transactions.create',
    'Says what was done, for the others to confirm',
    {
      problems: ['forbidden', 'wrong_state', 'duplicate'],
      example: { kind: 'delivery', text: 'Freezer entregue' },
    },
  ),
  act(
    '/api/contracts/{code}/transactions/{id}/confirm',
    'transactions.confirm',
    'Confirms a step of another',
    {
      problems: ['forbidden', 'wrong_state', 'duplicate'],
    },
  ),
  act(
    '/api/contracts/{code}/transactions/{id}/reject',
    'transactions.reject',
    'Says that a step was not so',
    {
      problems: ['forbidden', 'wrong_state'],
    },
  ),
  act(
    '/api/contracts/{code}/transactions/{id}/withdraw',
    'transactions.withdraw',
    'Takes back a step of one’s own that waits',
    {
      problems: ['forbidden', 'wrong_state'],
    },
  ),
  act(
    '/api/contracts/{code}/transactions/{id}/remind',
    'transactions.remind',
    'Reminds whom a step waits for, once a day',
    {
      problems: ['wrong_state'],
    },
  ),
  operationRoute('transactions.list', {
    method: 'GET',
    path: '/api/transactions',
    status: 200,
    called: 'transactions.listAll',
    summary: 'Steps of all contracts that one sees, newest first',
    ...DEAR,
  }),
]
