// What a write of one's own and what an event make stale: one table. To add a read: give its resource a name, and put the name
// where it goes stale. A name that ends in `/` is every one that begins so.
import type { EventName } from '#domain/entities.ts'
import type { OperationName } from '#domain/operations.ts'
import type { EventOf, LiveEvent } from './live.ts'
import { invalidate } from './resource.ts'

type Names = readonly string[]

const stockOf = (id: number): Names => [
  'products',
  `product/${id}`,
  `lots/${id}`,
  `movements/${id}`,
  `receipts/${id}`,
  'home',
]
const productOf = (id: number): Names => ['products', `product/${id}`, 'home']
/** The lists of who is there and who owes. */
const PEOPLE: Names = ['recent', 'customers', 'customers-by/', 'debts/', 'overdue', 'reminding/', 'home']
const customerOf = (id: number): Names => [...PEOPLE, `customer/${id}`, `account/${id}`, `statement/${id}`]
/** What people see of their own money. */
const OWN: Names = ['own-account', 'own-statement/', 'own-sales', 'own-data']
const moneyOf = (customerId: number | null): Names => [
  'home',
  ...(customerId === null ? [] : [`account/${customerId}`, `statement/${customerId}`]),
  ...OWN,
]

const product = ({ entityId }: LiveEvent) => productOf(entityId)
const customer = ({ entityId }: LiveEvent) => customerOf(entityId)
const sale = ({ entityId, data }: EventOf<'sale.created' | 'sale.changed' | 'sale.voided'>): Names => [
  'sales/',
  `sale/${entityId}`,
  ...moneyOf(data.customerId),
]
const payment = ({ entityId, data }: EventOf<'payment.received' | 'payment.voided'>): Names => [
  `payment/${entityId}`,
  ...(data.customerId === null ? [] : [`payments/${data.customerId}`]),
  ...moneyOf(data.customerId),
]
/** When debts are due, and what shows costs. */
const SHOP: Names = [
  'shop',
  'settings',
  'home',
  'debts/',
  'overdue',
  'reminding/',
  'lots/',
  'movements/',
  'receipts/',
  'sales/',
  'sale/',
]
const MEMBERS: Names = ['team', 'members/']
const memberOf = (id: number): Names => [...MEMBERS, `member/${id}`, `member-devices/${id}`]
const user = ({ topic, entityId }: LiveEvent): Names =>
  topic === 'me' ? ['preferences', 'sessions', 'own-data'] : memberOf(entityId)
/** Who is on the team, and what somebody prefers, is in the first steps too. */
const changed = (event: LiveEvent): Names => [...user(event), 'home']

const invite = (): Names => ['invites/', 'home']

const link = ({ data }: EventOf<'link.asked' | 'link.answered'>): Names => [`links/${data.customerId}`]
/** What it is about says how it stands, on every page that has it. */
const dispute = ({
  entityId,
  data,
}: EventOf<'dispute.created' | 'dispute.changed' | 'dispute.resolved'>): Names => [
  'disputes/',
  `dispute/${entityId}`,
  `${data.of}/${data.ofId}`,
  ...moneyOf(data.customerId),
]
const asked = (id: number): Names => ['approvals/', `approval/${id}`]
const approval = ({ entityId }: LiveEvent): Names => asked(entityId)
const broadcast = ({ entityId }: { readonly entityId: number }): Names => [
  'broadcasts',
  `broadcast/${entityId}`,
]
const contract = ({
  data,
}: EventOf<'contract.created' | 'contract.changed' | 'transaction.created' | 'transaction.changed'>): Names =>
  ofContract(data)
/** A person's own feed, and how much of it is unread. */
const feed = (): Names => ['notices', 'unread']

/** By when somebody means to pay shows where their money does. */
const promised = (id: number): Names => [...customerOf(id), 'own-account']

const EVENTS: { readonly [Name in EventName]: (event: EventOf<Name>) => Names } = {
  'product.created': product,
  'product.changed': product,
  'product.archived': product,
  'stock.changed': ({ entityId }) => stockOf(entityId),
  'customer.created': customer,
  'customer.changed': customer,
  'customer.reminded': () => ['reminding/'],
  'customer.promised': ({ entityId }) => promised(entityId),
  'sale.created': sale,
  'sale.changed': sale,
  'sale.voided': sale,
  'payment.received': payment,
  'payment.voided': payment,
  'user.created': changed,
  'user.changed': changed,
  'session.opened': user,
  'session.ended': user,
  'sessions.ended': user,
  'draft.changed': () => ['drafts'],
  'notification.created': feed,
  'notification.read': feed,
  'count.changed': ({ entityId }) => ['counts', `count/${entityId}`],
  'settings.changed': () => SHOP,
  'invite.created': invite,
  'invite.changed': invite,
  'invite.asked': invite,
  'invite.answered': invite,
  'link.asked': link,
  'link.answered': link,
  'dispute.created': dispute,
  'dispute.changed': dispute,
  'dispute.resolved': dispute,
  'approval.created': approval,
  'approval.changed': approval,
  'broadcast.changed': broadcast,
  'contract.created': contract,
  'contract.changed': contract,
  'transaction.created': contract,
  'transaction.changed': contract,
}

interface One {
  readonly id: number
}
interface OfProduct {
  readonly productId: number
}
interface OfCustomer {
  readonly customerId: number
}
interface OfContract {
  readonly code: string
}
interface Sold {
  /** Left out it is nobody's, or somebody's who is new. */
  readonly customerId?: number | undefined
}

const stock = ({ productId }: OfProduct) => stockOf(productId)
const paid = (customerId: number): Names => [...customerOf(customerId), `payments/${customerId}`]
/** Of what it is, only the sale itself knows. */
const GOODS: Names = ['products', 'product/', 'lots/', 'movements/']
/** Whatever a sale, a payment or a void may change, of whomever it is. */
const MONEY: Names = [
  ...GOODS,
  'sales/',
  'sale/',
  ...PEOPLE,
  'customer/',
  'account/',
  'statement/',
  'payments/',
  'payment/',
]
const ofContract = ({ code }: OfContract): Names => ['contracts/', `contract/${code}`, 'transactions/']
const sold = ({ customerId }: Sold): Names => [
  ...GOODS,
  'sales/',
  ...(customerId === undefined ? PEOPLE : paid(customerId)),
]

/** By the customer: how it stands, everywhere they see it. */
const spoken = (name: string): Names => ['disputes/', 'dispute/', name, ...OWN]

/** By operation, of what a write says that it is about; what stands here has its row in tests/areas. */
export const WRITES = {
  'stock.receive': stock,
  'stock.count': stock,
  'stock.adjust': stock,
  'imports.commit': () => [...GOODS, ...PEOPLE, 'customer/', 'account/', 'statement/'],
  'counts.open': () => ['counts'],
  // Its own answer has the line: see features/counts/held.ts.
  'counts.line': () => ['counts'],
  'counts.close': ({ id }: One) => [...GOODS, 'home', 'counts', `count/${id}`],
  'counts.remove': () => ['counts'],
  'products.create': () => ['products', 'home'],
  'products.edit': ({ id }: One) => productOf(id),
  'customers.create': () => ['recent', 'customers', 'customers-by/'],
  'customers.edit': ({ id }: One) => customerOf(id),
  'customers.remove': ({ id }: One) => customerOf(id),
  'customers.promise': ({ id }: One) => promised(id),
  'debts.promise': () => ['own-account'],
  'debts.remind': () => ['reminding/'],
  'payments.create': ({ customerId }: OfCustomer) => paid(customerId),
  'payments.void': ({ id, customerId }: One & OfCustomer) => [`payment/${id}`, ...paid(customerId)],
  'sales.create': sold,
  'sales.void': (write: One & Sold) => [...sold(write), `sale/${write.id}`],
  'sales.confirm': ({ id }: One) => spoken(`sale/${id}`),
  'payments.confirm': ({ id }: One) => spoken(`payment/${id}`),
  'sales.dispute': ({ id }: One) => spoken(`sale/${id}`),
  'disputes.answer': ({ id }: One) => ['disputes/', `dispute/${id}`],
  // A void changes what only the server knows of what it is about.
  'disputes.resolve': ({ id }: One) => ['disputes/', `dispute/${id}`, ...MONEY],
  'approvals.create': () => ['approvals/'],
  // Of the act that is freed, its own row says less than the act may change.
  'approvals.grant': ({ id }: One) => [...asked(id), ...MONEY],
  'approvals.refuse': ({ id }: One) => asked(id),
  'approvals.withdraw': ({ id }: One) => asked(id),
  'users.edit': ({ id }: One) => [...memberOf(id), 'home'],
  // Of whoever was erased there is nothing to read any more.
  'users.remove': () => [...MEMBERS, ...PEOPLE],
  'me.leave': () => ['own-data'],
  'me.stay': () => ['own-data'],
  'users.bulk': () => [...MEMBERS, 'member/', 'member-devices/', 'home'],
  'users.endSession': ({ id }: One) => [`member-devices/${id}`],
  'users.endSessions': ({ id }: One) => [`member-devices/${id}`],
  'invites.create': invite,
  'invites.revoke': invite,
  'invites.grant': () => [...invite(), ...MEMBERS, 'member/'],
  'links.grant': ({ customerId }: OfCustomer) => [`links/${customerId}`, ...customerOf(customerId)],
  'links.refuse': ({ customerId }: OfCustomer) => [`links/${customerId}`],
  'sessions.end': () => ['sessions'],
  'sessions.endOthers': () => ['sessions'],
  'preferences.edit': () => ['preferences', 'home'],
  'settings.edit': () => SHOP,
  'contracts.create': () => ['contracts/'],
  'contracts.edit': ofContract,
  'contracts.propose': ofContract,
  'contracts.accept': ofContract,
  'contracts.decline': ofContract,
  'contracts.cancel': ofContract,
  'contracts.complete': ofContract,
  'transactions.create': ofContract,
  // Of an instalment that is paid by it, whose account it is its contract knows.
  'transactions.confirm': (write: OfContract) => [
    ...ofContract(write),
    ...PEOPLE,
    'account/',
    'statement/',
    'payments/',
    'customer/',
    ...OWN,
  ],
  'transactions.reject': ofContract,
  'transactions.withdraw': ofContract,
  'transactions.remind': ofContract,
  // Its own answer says what the feed has: see features/notices/held.ts.
  'notifications.read': () => ['unread'],
  'broadcasts.create': () => ['broadcasts'],
  'broadcasts.stop': ({ id }: One) => ['broadcasts', `broadcast/${id}`],
  // A line of Comando may do whatever is done at a counter.
  'commands.execute': () => ['receipts/', ...MONEY],
} satisfies Partial<Record<OperationName | 'commands.execute', (write: never) => Names>>

type About<Of> = Of extends (write: infer What) => Names ? (unknown extends What ? object : What) : never
/** A write of one's own, and what it is about as far as this table asks. */
export type Write = {
  [Name in keyof typeof WRITES]: { readonly operation: Name } & About<(typeof WRITES)[Name]>
}[keyof typeof WRITES]

/** The names that an event makes stale; none where it is of a kind that nobody here knows. */
export const staleAfter = (event: LiveEvent): Names =>
  (EVENTS[event.name] as ((one: LiveEvent) => Names) | undefined)?.(event) ?? []

/** The names that a write of one's own makes stale. */
export const staleAfterWrite = (write: Write): Names =>
  (WRITES[write.operation] as (one: Write) => Names)(write)

/** Something happened: what says enough changes what is held in place, the rest is read again. */
export const dispatchEvent = (event: LiveEvent): void => invalidate(staleAfter(event), event)
