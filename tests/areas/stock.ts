// What there is, what came in and what went out.
import type { Area } from './area.ts'

const STOCK = ['products', 'product/7', 'lots/7', 'movements/7', 'receipts/7', 'home']

export const area: Area = {
  operations: {
    'stock.list': ['admin', {}],
    'stock.lots': ['admin', {}],
    'stock.movements': ['admin', {}],
    'stock.receive': ['admin', { productId: 1, quantity: 1, unitCost: 1 }],
    'stock.adjust': ['admin', { productId: 1, delta: 1, reason: 'achado' }],
    'stock.count': ['admin', { productId: 1, counted: 1 }],
    'stock.unreceive': ['admin', { id: 999 }],
    'stock.unadjust': ['admin', { id: 999 }],
    'stock.uncount': ['admin', { id: 999 }],
  },
  commands: [
    [
      'estoque',
      ['stock'],
      'admin',
      ['stock.receive', 'stock.adjust', 'stock.count'],
      ['shelf', 'stock', 'product'],
    ],
  ],
  events: [
    [{ topic: 'inventory', entity: 'product', name: 'stock.changed', data: { inStock: true } }, STOCK],
  ],
  writes: [
    [{ operation: 'stock.receive', productId: 7 }, STOCK],
    [{ operation: 'stock.count', productId: 7 }, STOCK],
    [{ operation: 'stock.adjust', productId: 7 }, STOCK],
  ],
}
