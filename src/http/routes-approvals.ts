// Paths of what is asked of owners; a part of the one table.
import type { OperationName } from '#domain/operations.ts'
import { act, create, get } from './methods.ts'
import type { Route } from './route.ts'

export const approvalRoutes: readonly Route<OperationName>[] = [
  get(
    '/api/approvals',
    'approvals.list',
    'What was asked of owners, newest first; for staff, what they asked',
  ),
  create('/api/approvals', 'approvals.create', 'Asks an owner to free what a limit stands in the way of', {
    problems: [
      'not_found',
      'wrong_state',
      'already_voided',
      'duplicate',
      'insufficient_stock',
      'overpayment',
      'credit_limit',
    ],
    example: { kind: 'creditLimit', input: { customerId: 1, items: [{ productId: 1, quantity: 2 }] } },
  }),
  get('/api/approvals/{id}', 'approvals.get', 'One that was asked, with what it is decided by'),
  act('/api/approvals/{id}/grant', 'approvals.grant', 'Frees it: it is done now, as who asked', {
    problems: [
      'wrong_state',
      'already_voided',
      'duplicate',
      'insufficient_stock',
      'overpayment',
      'credit_limit',
    ],
    example: { text: 'Ele me falou, paga sábado.' },
  }),
  act('/api/approvals/{id}/refuse', 'approvals.refuse', 'Refuses it: nothing is done', {
    problems: ['wrong_state'],
    example: { text: 'Hoje não.' },
  }),
  act('/api/approvals/{id}/withdraw', 'approvals.withdraw', 'Gives up what one has asked', {
    problems: ['wrong_state'],
  }),
]
