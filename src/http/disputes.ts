// Routes of what customers say of their sales and payments, and of the talk about it.
import type { OperationName } from '#domain/operations.ts'
import { act, create, get } from './methods.ts'
import type { Route } from './route.ts'

const CONFIRMED = { problems: ['forbidden', 'wrong_state', 'already_voided'] } as const
const DISPUTED = { ...CONFIRMED, madeAt: '/api/disputes', example: { reason: 'Não fui eu.' } } as const

export const disputeRoutes: readonly Route<OperationName>[] = [
  act(
    '/api/sales/{id}/confirm',
    'sales.confirm',
    'The customer says that a sale is as it should be',
    CONFIRMED,
  ),
  create(
    '/api/sales/{id}/dispute',
    'sales.dispute',
    'The customer does not recognise a sale: a talk begins',
    DISPUTED,
  ),
  act(
    '/api/payments/{id}/confirm',
    'payments.confirm',
    'The customer says that a payment is as it should be',
    CONFIRMED,
  ),
  create(
    '/api/payments/{id}/dispute',
    'payments.dispute',
    'The customer does not recognise a payment',
    DISPUTED,
  ),
  get('/api/disputes', 'disputes.list', 'What customers do not recognise; for one of them, their own'),
  get('/api/disputes/{id}', 'disputes.get', 'One dispute, with what was said'),
  get(
    '/api/disputes/{id}/known',
    'disputes.known',
    'What the shop knows of it: the receipt, what was paid, what is usual',
  ),
  act('/api/disputes/{id}/answer', 'disputes.answer', 'Says a word in the talk', {
    problems: ['wrong_state'],
  }),
  act(
    '/api/disputes/{id}/resolve',
    'disputes.resolve',
    'Ends a dispute: voids what it is about, or keeps it',
    {
      problems: ['wrong_state', 'already_voided', 'duplicate'],
    },
  ),
]
