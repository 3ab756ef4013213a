// Every path of the API in one table: what is not here is a 404. Role, input and output of an operation's route are the operation's.
import type { OperationName } from '#domain/operations.ts'
import { devLogin, logout, permissions, renew, session, verify } from './auth.ts'
import { broadcastRoutes } from './broadcasts.ts'
import { executeLine, listCommands } from './commands.ts'
import { contractRoutes } from './contracts.ts'
import { disputeRoutes } from './disputes.ts'
import { cancelDraft, editDraft } from './drafts.ts'
import { goodsRoutes } from './goods.ts'
import { customersHistory } from './histories.ts'
import { listErrors } from './imports.ts'
import { act, create, DEAR, edit, get, note, poll, remove, SEARCHED } from './methods.ts'
import { pollEvents } from './realtime/poll.ts'
import { reminderRoutes } from './reminders.ts'
import { operationRoute, type Route } from './route.ts'
import { approvalRoutes } from './routes-approvals.ts'

type AreaOf<Name> = Name extends `${infer Area}.${string}` ? Area : never

/** What the first word of a route's name is about. */
export const AREAS: Record<AreaOf<OperationName>, string> & Readonly<Record<string, string>> = {
  auth: 'Getting in and out',
  sessions: 'Where somebody is logged in',
  shop: 'The shop itself',
  settings: 'What owners decide of the shop',
  users: 'Accounts, their roles and their access',
  invites: 'Bringing people in by a link',
  me: 'What is held of the caller: taken along, or erased',
  links: 'Whose account it is, where somebody asks',
  people: 'Everyone who has met the bot, for staff',
  preferences: 'What a person has chosen for themselves',
  notifications: 'What a person is told, in a feed of their own',
  home: 'The first screen of a role',
  undo: 'Taking back what was just done',
  activities: 'Who did what, and what was refused',
  products: 'The catalogue',
  categories: 'How the catalogue is grouped',
  imports: 'Lists of goods that are sent in',
  stock: 'Levels, lots and movements',
  counts: 'Counting many products together',
  customers: 'Who buys on credit',
  sales: 'Selling and voiding',
  approvals: 'What staff may not do by themselves, asked of an owner',
  payments: 'Money received',
  debts: 'What is owed',
  disputes: 'What a customer does not recognise, talked over',
  contracts: 'What people agree on, and how it is carried out',
  transactions: 'Steps of a contract: told by one party, confirmed by the others',
  commands: 'What is typed in the chat, for programs',
  drafts: 'Acts on their way, filled by chat and screen together',
  broadcasts: 'What an owner tells many at once',
  realtime: 'What happens, as it happens',
}
export const operationRoutes: readonly Route<OperationName>[] = [
  get('/api/auth/sessions', 'sessions.list', "The caller's sessions, on every device"),
  remove('/api/auth/sessions', 'sessions.endOthers', "Ends all of the caller's sessions but this one"),
  remove('/api/auth/sessions/{id}', 'sessions.end', "Ends one of the caller's sessions"),
  poll('/api/shop', 'shop.get', 'The shop: name, currency, language and today'),
  get('/api/settings', 'settings.get', 'What owners have decided of the shop, and what staff may at most'),
  get(
    '/api/settings/passed',
    'settings.passed',
    'How often the limits of staff were passed this month, and by whom',
  ),
  edit('/api/settings', 'settings.edit', "Changes the shop's settings, value by value", {
    problems: ['version_conflict'],
    example: { dueDays: 15 },
  }),
  get('/api/users', 'users.list', 'Everyone who has an account here, by name', SEARCHED),
  get('/api/users/{id}', 'users.get', 'One person, with role and access'),
  edit('/api/users/{id}', 'users.edit', "Changes a person's role, name or access", {
    problems: ['version_conflict', 'last_owner'],
    example: { role: 'admin' },
  }),
  act('/api/users/bulk', 'users.bulk', 'Changes the role or access of many people: all of them or none', {
    problems: ['not_found', 'version_conflict', 'last_owner'],
    example: { changes: [{ id: 2, version: 1, role: 'admin' }] },
  }),
  operationRoute('users.remove', {
    method: 'DELETE',
    path: '/api/users/{id}',
    status: 204,
    summary: 'Erases a person: what was sold and paid stays, without their name',
    query: true,
    problems: ['version_conflict', 'last_owner', 'wrong_state'],
  }),
  get('/api/users/{id}/sessions', 'users.sessions', 'Where somebody is logged in'),
  remove('/api/users/{id}/sessions', 'users.endSessions', "Ends all of somebody's sessions"),
  remove('/api/users/{id}/sessions/{sessionId}', 'users.endSession', "Ends one of somebody's sessions"),
  get('/api/users/invites', 'invites.list', 'Invites, newest first; for staff, those of customers'),
  create('/api/users/invites', 'invites.create', 'Invites somebody: a link for the chat that opens once', {
    problems: ['not_found', 'wrong_state', 'not_configured'],
    example: { role: 'admin', name: 'Caio', hours: 72 },
  }),
  remove('/api/users/invites/{id}', 'invites.revoke', 'Cancels an invite; the no to who waits for a yes', {
    problems: ['wrong_state'],
  }),
  act('/api/users/invites/{id}/grant', 'invites.grant', "An owner's yes to who opened an owner's invite", {
    problems: ['wrong_state'],
  }),
  get('/api/people', 'people.list', 'People to link a customer to, or to filter sales by', SEARCHED),
  get('/api/me', 'me.get', 'What is held of the caller, in short, and what stands in the way'),
  operationRoute('me.export', {
    method: 'GET',
    path: '/api/me/export',
    status: 200,
    summary: 'All that is held of the caller, as one file',
    attachment: { type: 'application/json; charset=utf-8', name: 'my-data.json' },
    ...DEAR,
  }),
  remove('/api/me', 'me.erase', 'Erases the caller at once; `confirm` is their own name', {
    problems: ['last_owner', 'wrong_state'],
  }),
  act('/api/me/export/send', 'me.send', 'The same as a file in the chat of the caller', DEAR),
  note(
    '/api/me/leaving',
    'me.leave',
    'Erases the caller as soon as no money is open; `confirm` is their own name',
    {
      problems: ['last_owner'],
    },
  ),
  remove('/api/me/leaving', 'me.stay', 'Takes that back'),
  poll('/api/preferences', 'preferences.get', "The caller's language, text size and home"),
  edit('/api/preferences', 'preferences.edit', "Changes the caller's preferences", {
    problems: ['version_conflict'],
    example: { textSize: 1.15 },
  }),
  poll(
    '/api/notifications',
    'notifications.list',
    "The caller's feed, newest first, and how much of it is unread",
  ),
  act('/api/notifications/read', 'notifications.read', 'Says what was read: some, or all up to one', {
    example: { ids: [12] },
  }),
  poll('/api/dashboard', 'home.get', "The role's home in one trip", DEAR),
  get('/api/undo', 'undo.list', 'What the caller did and can still take back'),
  act('/api/undo/{id}', 'undo.run', 'Takes back an act, while it still can be', {
    problems: [
      'forbidden',
      'version_conflict',
      'duplicate',
      'last_owner',
      'wrong_state',
      'insufficient_stock',
    ],
  }),
  get('/api/activities', 'activities.list', 'Who did what, on what, from where; newest first', DEAR),
  get('/api/activities/edits', 'activities.edits', 'Who changed which values of a thing since its version'),
  get('/api/activities/{id}', 'activities.get', 'One act, or one refusal'),

  ...goodsRoutes,

  get('/api/customers', 'customers.list', 'Customers, by name or by latest sale', SEARCHED),
  create('/api/customers', 'customers.create', 'Adds a customer', {
    problems: ['not_found', 'duplicate'],
    example: { phone: '+55 11 98765-4321', creditLimit: 20_000 },
  }),
  get('/api/customers/{id}', 'customers.get', 'One customer, with what they owe'),
  edit('/api/customers/{id}', 'customers.edit', 'Changes a customer, or brings them back from the archive', {
    problems: ['version_conflict', 'duplicate', 'wrong_state'],
    example: { note: 'Paga no dia 10' },
  }),
  get('/api/customers/links', 'links.list', 'Who asks to see an account, by their own telephone'),
  act('/api/customers/links/{id}/grant', 'links.grant', 'The yes to who asks: the account is theirs to see', {
    problems: ['wrong_state', 'forbidden'],
  }),
  act('/api/customers/links/{id}/refuse', 'links.refuse', 'The no to who asks: nothing changes', {
    problems: ['wrong_state'],
  }),
  remove('/api/customers/{id}', 'customers.remove', 'Removes a customer; archives one who has a history', {
    problems: ['wrong_state'],
  }),
  customersHistory,
  act('/api/customers/{id}/ask', 'customers.ask', 'A word of a customer to the owners, about their account', {
    problems: ['rate_limited'],
  }),
  get('/api/customers/{id}/statement', 'customers.statement', 'A statement with its balances', DEAR),
  get('/api/sales', 'sales.list', 'Sales, newest first; for a customer, their own', SEARCHED),
  create('/api/sales', 'sales.create', 'Sells: takes stock, payments and what is left as a debt', {
    problems: ['not_found', 'wrong_state', 'duplicate', 'insufficient_stock', 'overpayment', 'credit_limit'],
    example: { customerName: 'Ana Souza', payments: [{ amount: 400, method: 'pix' }] },
  }),
  get('/api/sales/{id}', 'sales.get', 'One sale'),
  act('/api/sales/{id}/void', 'sales.void', 'Voids a sale, with the reason', {
    problems: ['already_voided', 'duplicate'],
  }),
  ...approvalRoutes,
  get('/api/payments', 'payments.list', 'Payments, newest first'),
  get('/api/payments/pix', 'payments.pix', 'The Pix code for an amount, a sale or all that is owed', {
    problems: ['not_found', 'overpayment', 'not_configured'],
  }),
  create(
    '/api/payments',
    'payments.create',
    "Takes a payment for a customer's oldest debts, or for named sales",
    {
      problems: ['not_found', 'wrong_state', 'duplicate', 'overpayment'],
      example: { customerId: 1 },
    },
  ),
  get('/api/payments/{id}', 'payments.get', 'One payment, with the sales that it pays'),
  act('/api/payments/{id}/void', 'payments.void', 'Voids a payment, with the reason', {
    problems: ['already_voided', 'duplicate', 'wrong_state'],
  }),
  ...disputeRoutes,
  poll('/api/debts', 'debts.list', 'Who owes what, earliest due first, by age', DEAR),
  get('/api/debts/me', 'debts.mine', 'What the caller owes the shop'),
  get('/api/debts/{customerId}', 'debts.get', 'What a customer owes, sale by sale'),
  ...reminderRoutes,

  ...broadcastRoutes,
  ...contractRoutes,

  get('/api/drafts', 'drafts.list', "The caller's acts on their way, the newest first"),
  get('/api/drafts/{id}', 'drafts.get', 'One act on its way: what is known of it, and what is asked'),
]

/** Operations that have a route, once each. */
export const routedOperations: readonly OperationName[] = [
  ...new Set(operationRoutes.map(({ name }) => name)),
]

export const routes: readonly Route[] = [
  verify,
  devLogin,
  renew,
  session,
  logout,
  permissions(routedOperations),
  ...operationRoutes,
  listErrors,
  listCommands,
  executeLine,
  editDraft,
  cancelDraft,
  pollEvents,
]
