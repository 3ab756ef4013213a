// Examples for the API's description, made from the schemas: one small story, told by the names of fields.
import { usageOf } from '#commands/help.ts'
import { wordsOf } from '#commands/index.ts'

export type Json = Record<string, unknown>

const { t } = wordsOf('pt-BR', 'BRL')
const { usage, examples } = usageOf('buy', t)

/** Bia sells two coffees to Ana. A name after a point is that field there; alone, wherever it stands. */
const STORY: Readonly<Record<string, unknown>> = {
  name: 'Café',
  emoji: '☕',
  sku: 'CAF-250',
  barcode: '7891000100103',
  category: 'Bebidas',
  description: 'Torrado e moído',
  price: 500,
  unitPrice: 500,
  unitCost: 300,
  cost: 600,
  stock: 22,
  level: 22,
  minStock: 6,
  value: 6600,
  quantity: 2,
  remaining: 22,
  delta: -2,
  counted: 24,
  expected: 22,
  difference: 2,
  reason: 'quebrou',
  subtotal: 1000,
  discount: 0,
  total: 1000,
  paid: 400,
  due: 600,
  amount: 400,
  balance: 600,
  method: 'pix',
  phone: '+55 11 98765-4321',
  creditLimit: 20_000,
  credit: 0,
  inStock: true,
  on: '2027-03-01',
  from: '2027-02-01',
  to: '2027-03-01',
  today: '2027-03-01',
  dueOn: '2027-03-31',
  oldestOn: '2027-03-01',
  firstDueOn: '2027-03-31',
  nextDueOn: '2027-03-31',
  expiresOn: '2027-06-30',
  at: '2027-03-01T13:05:00.000Z',
  asOf: '2027-03-01T13:05:00.000Z',
  until: '2027-03-01T13:10:00.000Z',
  createdAt: '2027-03-01T13:05:00.000Z',
  updatedAt: '2027-03-01T13:05:00.000Z',
  receivedAt: '2027-03-01T13:05:00.000Z',
  lastSeenAt: '2027-03-01T13:05:00.000Z',
  lastSaleAt: '2027-03-01T13:05:00.000Z',
  expiresAt: '2027-03-02T13:05:00.000Z',
  address: '203.0.113.7',
  client: 'Mozilla/5.0',
  username: 'bia',
  telegramId: 222,
  role: 'admin',
  layout: ['sales', 'debts'],
  textSize: 1,
  q: 'café',
  limit: 50,
  wait: 25,
  topics: 'inventory,sales',
  token: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmVk',
  initData: 'query_id=AAH&user=%7B%22id%22%3A222%7D&auth_date=1804000000&hash=5f1c',
  code: '00020126330014BR.GOV.BCB.PIX0111123456789015204000053039865802BR5908BALCAO6009SAO PAULO6304ABCD',
  currency: 'BRL',
  locale: 'pt-BR',
  timeZone: 'America/Sao_Paulo',
  operation: 'sales.create',
  operations: ['sales.create', 'sales.list'],
  commands: ['buy', 'estoque'],
  entity: 'sale',
  command: '/buy Ana: 2 café fiado',
  text: '✅ Ana Souza levou R$ 10,00 fiado. Agora deve R$ 12,00.\n2 × ☕ Café',
  aliases: ['vender', 'sell'],
  usage,
  examples,
  summary: t.summaries.buy,
  sales: 1,
  customers: 1,
  products: 1,
  lots: 1,
  count: 1,
  onCredit: 600,
  current: 600,
  topic: 'sales',
  lastId: 'b3BhcXVl',
  since: 'b3BhcXVl',
  cursor: 'b3BhcXVl',
  unit: 'un',
  status: 'partial',
  undoId: 1,
  lotId: 1,
  rev: 1,
  '.code': 'FREEZER-2',
  'contracts.code': 'FREEZER-2',
  'transactions.code': 'FREEZER-2',
  'contract.code': 'FREEZER-2',
  'contracts.title': 'Freezer em 2x',
  'contract.title': 'Freezer em 2x',
  'contracts.terms': 'Entrega hoje, paga em duas vezes.',
  'contracts.text': 'Inclui o frete?',
  'transactions.text': 'Freezer entregue',
  'contracts.reason': 'Caro demais',
  'transactions.reason': 'Não caiu',
  deadline: '2027-03-05T17:00:00.000Z',
  quorum: 2,
  'realtime.id': 'b3BhcXVl',
  'realtime.name': 'sale.created',
  'realtime.data': { paid: 400, due: 600 },
  'commands.data': { id: 1, total: 1000, due: 1000 },
  'commands.message': {
    head: {
      mark: '✅',
      name: 'Vendido para Ana Souza',
      value: 'R$ 10,00',
      link: { is: 'sale', id: 1 },
    },
    rows: [
      { name: '2 × ☕ Café', value: 'R$ 10,00', link: { is: 'product', id: 1 } },
      { name: 'fiado', value: 'R$ 10,00' },
    ],
  },
  'undo.result': { id: 1, status: 'voided' },
  'auth.current': true,
  'sessions.current': true,
  'commands.name': 'buy',
  'shop.name': 'Balcão',
  'categories.name': 'Bebidas',
  'customers.name': 'Ana Souza',
  'customers.summary': '2 Café',
  'customer.name': 'Ana Souza',
  'undo.name': 'Ana Souza',
  'source.name': 'Ana Souza',
  'people.name': 'Bia Lima',
  'invites.name': 'Caio',
  'invites.state': 'open',
  'askedBy.name': 'Caio',
  'usedBy.name': 'Caio',
  link: 'https://t.me/balcao_bot?start=i_9NnZ7xVd3hM0q2Jb8sYtKw',
  'users.name': 'Bia Lima',
  'user.name': 'Bia Lima',
  'seller.name': 'Bia Lima',
  'actor.name': 'Bia Lima',
  'by.name': 'Bia Lima',
  'confirmation.state': 'confirmed',
  'disputes.reason': 'Não fui eu.',
  'disputes.text': 'Foi sábado, com o seu filho.',
  'thread.text': 'Não fui eu.',
  'sales.reason': 'engano',
  'payments.reason': 'engano',
}

/** What one may look like of which this is the JSON schema. `place`: what it is a part of; `name`: which part. */
export function exampleOf(schema: Json, place: string, name = ''): unknown {
  if ('const' in schema) return schema['const']
  const told = STORY[`${place}.${name}`] ?? STORY[name]
  const options = optionsOf(schema)
  if (options) {
    const nullable = options.some(({ type }) => type === 'null')
    const [first = {}] = options
    return !nullable || told !== undefined || name === 'customer' ? exampleOf(first, place, name) : null
  }
  if (schema['enum']) {
    const allowed = schema['enum'] as unknown[]
    return allowed.includes(told) ? told : allowed[0]
  }
  switch (schema['type']) {
    case 'object':
      return exampleOfObject(schema, place, name)
    case 'array':
      return Array.isArray(told) ? told : entries(schema, place, name)
    case 'integer':
    case 'number':
      return typeof told === 'number' ? told : smallest(schema)
    case 'boolean':
      return told === true
    case 'string':
      return typeof told === 'string' ? told : (schema['default'] ?? 'x')
    default:
      return told ?? null
  }
}

/** What it may be one of; a nullable type is one of two. */
function optionsOf({ type, anyOf, oneOf, ...schema }: Json): readonly Json[] | undefined {
  if (Array.isArray(type)) return type.map((one: unknown) => ({ ...schema, type: one }))
  return (anyOf ?? oneOf) as Json[] | undefined
}

function exampleOfObject(schema: Json, place: string, name: string): unknown {
  const properties = schema['properties'] as Record<string, Json> | undefined
  const told = STORY[`${place}.${name}`]
  if (!properties || told !== undefined) return told ?? {}
  return Object.fromEntries(
    Object.entries(properties).map(([field, inner]) => [field, exampleOf(inner, name || place, field)]),
  )
}

/** What a list holds is of the area; what another array holds is a part of that. */
function entries(schema: Json, place: string, name: string): unknown[] {
  const length = Number(schema['minItems'] ?? 1)
  const item = schema['items'] as Json
  return Array.from({ length }, () => exampleOf(item, name === 'items' ? place : name, ''))
}

const smallest = (schema: Json) => Math.max(0, Number(schema['default'] ?? schema['minimum'] ?? 0))
