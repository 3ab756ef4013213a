// What is typed at the counter, in both languages, on a shop with café, arroz and Ana.

const soon = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)
const [year, month, day] = soon.split('-')

/** A day of one to three months ahead that may as well be another, its month read as its day. */
const ahead = (() => {
  const now = new Date()
  const month = ((now.getUTCMonth() + 2) % 12) + 1
  const day = month === 5 ? 6 : 5
  const date = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 2, day))
  return {
    /** As it is typed: what it means first is another day. */
    typed: `${month}/${day}`,
    day: date.toISOString().slice(0, 10),
    month: date.toLocaleDateString('en', { month: 'short', timeZone: 'UTC' }),
  }
})()

/** What is typed, and what another program would call. */
export const ACTS: readonly (readonly [
  line: string,
  method: 'post' | 'patch',
  path: string,
  body: object,
])[] = [
  [
    '/product novo ☕ Café 5,00 un',
    'post',
    '/api/products',
    { name: 'Café', emoji: '☕', price: 500, unit: 'un' },
  ],
  ['/product novo Arroz 10,00 kg', 'post', '/api/products', { name: 'Arroz', price: 1000, unit: 'kg' }],
  ['/estoque café 10 x 3,50', 'post', '/api/stock/receipts', { productId: 1, quantity: 10, unitCost: 350 }],
  [
    '/estoque café 10 x 4,00 vence 30/06/2031',
    'post',
    '/api/stock/receipts',
    { productId: 1, quantity: 10, unitCost: 400, expiresOn: '2031-06-30' },
  ],
  ['/estoque arroz 20 x 7,13', 'post', '/api/stock/receipts', { productId: 2, quantity: 20, unitCost: 713 }],
  [
    `/buy Ana: 12 café, 1,5 kg arroz fiado vence ${day}/${month}/${year}`,
    'post',
    '/api/sales',
    {
      customerName: 'Ana',
      items: [
        { productId: 1, quantity: 12 },
        { productId: 2, quantity: 1.5 },
      ],
      dueOn: soon,
    },
  ],
  [
    '/buy Ana: 350 g arroz pago 1,00 pix desconto 0,50',
    'post',
    '/api/sales',
    {
      customerId: 1,
      items: [{ productId: 2, quantity: 0.35 }],
      discount: 50,
      payments: [{ amount: 100, method: 'pix' }],
    },
  ],
  [
    '/buy 1 café pago cartão',
    'post',
    '/api/sales',
    { items: [{ productId: 1, quantity: 1 }], payments: [{ amount: 500, method: 'card' }] },
  ],
  [
    '/pagar Ana 25,50 transferência',
    'post',
    '/api/payments',
    { customerId: 1, amount: 2550, method: 'transfer' },
  ],
  ['/estoque café = 5', 'post', '/api/stock/counts', { productId: 1, counted: 5 }],
  [
    '/estoque café -2 quebrou',
    'post',
    '/api/stock/adjustments',
    { productId: 1, delta: -2, reason: 'quebrou' },
  ],
  ['/estoque café +3 achado', 'post', '/api/stock/adjustments', { productId: 1, delta: 3, reason: 'achado' }],
  ['/product café preço 5,50', 'patch', '/api/products/1', { version: 1, price: 550 }],
  ['/product café minimo 3', 'patch', '/api/products/1', { version: 2, minStock: 3 }],
  [
    '/buy Bento: 1 café fiado obs amanhã',
    'post',
    '/api/sales',
    { customerName: 'Bento', items: [{ productId: 1, quantity: 1 }], note: 'amanhã' },
  ],
  ['/pagar Ana tudo', 'post', '/api/payments', { customerId: 1, amount: 5150, method: 'cash' }],
]

/** Of every kind: done, asked about, shown, refused. */
export const LINES: readonly string[] = [
  '/buy Ana: 2 café fiado',
  '/vender ana: cafe pago',
  '/sell Ana: 1 café pago 3,00 pix',
  '/buy Ana 1 café na conta',
  '/buy Ana: 350g arroz fiado',
  '/buy Ana: 1,5 kg arroz e 1 café fiado',
  '/buy Ana:\n1 café\n0,2 arroz\nfiado',
  '/buy 1 café pago dinheiro',
  '/buy Zé do Pão: 1 café fiado',
  '/buy Ana: 1 café fiado vence amanhã obs para a vizinha',
  '/buy Ana: 1 café fiado desconto 0,50',
  '/buy Ana: 1 café',
  '/buy Anna: 1 café fiado',
  '/buy: 1 café fiado',
  '/buy Ana: 1e3 café fiado',
  '/buy Ana: -1 café fiado',
  '/buy Ana: 1.5.2,3 café fiado',
  '/buy Ana: 9999 café fiado',
  '/buy Ana: 1 xilofone fiado',
  '/buy Ana: 0,5 café fiado',
  '/buy Ana: 2 café fiado desconto 10%',
  '/buy Ana: 2 café fiado vence 31/02',
  '/buy Ana: 1 café pago 999,00 pix',
  '/buy 1 café fiado',
  '/estoque',
  '/estoque café',
  '/estoque cafe 5 x 3,00',
  '/estoque café 5 x',
  '/estoque café = 30',
  '/estoque café = 30',
  '/estoque café -1 quebrou',
  '/estoque café -500 quebrou',
  '/estoque café +2 achado',
  '/estoque arroz 0,5 x 8,00 vence 01/01/2032',
  '/estoque xilofone',
  '/estoque café 1,5 x 3,00',
  '/pagar',
  '/pagar Ana 1,00 pix',
  '/pagar Ana 1 cartão',
  '/pay Ana 99999,00 pix',
  '/pagar Ana NaN',
  '/pagar Ana tudo',
  '/pagar Ana tudo',
  '/pagar Ninguém 1,00',
  '/dividas',
  '/dividas Ana',
  '/dividas Bento',
  '/debts Ninguém',
  '/lista_produtos',
  '/produtos',
  '/product café preço 6,00',
  '/product café minimo 4',
  '/product café preço abc',
  '/product novo 🍯 Mel 12,50 un',
  '/product novo 🍯 Mel 12,50 un',
  '/product mel arquivar',
  '/product mel preço 1,00',
  '/user',
  '/user @ninguem admin',
  '/help buy',
  '/comandos',
  '/nada',
  '/dívidas',
  '/usuário',
  '/product café minimo 5',
  '/pagar Ana 0',
  '/desfazer',
]

/** The same in English. */
export const ENGLISH_LINES: readonly string[] = [
  '/sell Ana: 2 café on credit',
  '/sell Ana: 1 café paid 3.00 card',
  '/sell Ana: 1 café on tab due tomorrow note for the neighbour',
  '/sell Ana: 1.5 kg arroz and 1 café on the tab discount 0.50',
  '/sell 1 café paid transfer',
  '/sell Ana: 1 café paid 1,234.56 pix',
  '/sell Ana: 1 café',
  '/sell Ana: 1 teapot on credit',
  '/sell Ana: 0 café paid',
  '/sell 1 café on credit',
  '/stock',
  '/stock café',
  '/stock café 5 x 3.00',
  '/stock café = 40',
  '/stock café +1 found',
  '/stock café -9999 broke',
  '/pay Ana 1.00 cash',
  '/pay Ana 0',
  '/pay Ana all',
  '/pay Ana all',
  '/pay Nobody 1.00',
  '/debts',
  '/debts Ana',
  '/products',
  '/product new 🍵 Tea 4.50 un',
  '/product tea price 5.00',
  '/product tea minimum 3',
  '/product tea hide',
  '/product tea show',
  '/product tea archive',
  '/user',
  '/help sell',
  '/commands',
  '/nothing',
  '/undo',
]

export interface Asked {
  readonly line: string
  /** What the bridge is sent along. */
  readonly choices: Readonly<Record<string, string | number>>
  /** What is tapped in the chat, or typed there and confirmed. */
  readonly tap?: RegExp
  readonly type?: string
}

/** Lines that leave something open, and its answer through either door. */
export const ASKED: readonly Asked[] = [
  { line: '/buy Ana: 1 café', choices: { payment: 'credit' }, tap: /fiado/i },
  { line: '/buy Ana: 2 café desconto 1,00', choices: { payment: 'paid' }, tap: /pago/i },
  { line: '/buy Anna: 1 café fiado', choices: { customer: 1 }, tap: /^Ana$/ },
  { line: '/buy 1 café fiado', choices: { customer: 'Rosa' }, type: 'Rosa' },
  { line: '/estoque café 5 x', choices: { unitCost: 350 }, type: '3,50' },
  { line: '/estoque café -1', choices: { reason: 'quebrou' }, type: 'quebrou' },
  { line: '/pagar Ana', choices: { amount: 100 }, type: '1,00 dinheiro' },
  { line: '/product novo Pão', choices: { price: 75 }, type: '0,75' },
  { line: '/user duda equipe', choices: { confirm: 'yes' }, tap: /dar acesso/i },
  { line: '/buy Ana: 2 arroz fiado', choices: { 'items.0.quantity': 2 }, tap: /^2 kg/ },
  { line: '/buy Ana: 1.250 kg arroz fiado', choices: { 'items.0.quantity': 1.25 }, tap: /^1,25 kg/ },
  { line: '/buy Ana: 1 café pago fiado', choices: { payment: 'credit' }, tap: /Fiado$/ },
  { line: '/buy Ana: 1 café pago pix cartão', choices: { method: 'card' }, tap: /cartão/ },
  {
    line: '/buy Ana: 2 café fiado desconto 1,00 desconto 0,50',
    choices: { discount: 150 },
    tap: /1,50/,
  },
  { line: '/buy Ana e Bento: 1 café fiado', choices: { customer: 'new' }, tap: /novo/ },
  { line: '/buy A: 1 café fiado', choices: { customer: 1 }, tap: /^Ana$/ },
  { line: '/buy pix: 1 café pago', choices: { customer: 'nobody' }, tap: /Sem nome/ },
  { line: '/estoque arroz -1 sumiu', choices: { quantity: 1 }, tap: /^1 kg/ },
  { line: '/estoque arroz 1.500 x 7,00', choices: { quantity: 1.5 }, tap: /^1,5 kg/ },
  { line: '/pagar Ana 1,00 2,00', choices: { amount: 200 }, tap: /2,00/ },
  { line: '/pagar Ana 1,00 pix dinheiro', choices: { method: 'pix' }, tap: /^pix$/ },
  { line: '/product arroz minimo 1.500', choices: { minStock: 1.5 }, tap: /^1,5$/ },
  { line: '/product novo Água com gás 500 ml', choices: { price: 300 }, type: '3,00' },
]

/** The same in English. */
export const ENGLISH_ASKED: readonly Asked[] = [
  { line: '/sell Ana: 1 café', choices: { payment: 'credit' }, tap: /on tab/i },
  { line: '/stock café 5 x', choices: { unitCost: 350 }, type: '3.50' },
  { line: '/pay Ana', choices: { amount: 100 }, type: '1.00 cash' },
  {
    line: `/sell Ana: 1 café on tab due ${ahead.typed}`,
    choices: { dueOn: ahead.day },
    tap: new RegExp(ahead.month),
  },
  { line: '/sell Ana: 1,250 kg arroz on tab', choices: { 'items.0.quantity': 1.25 }, tap: /^1.25 kg/ },
]
