// What is sold.
import type { Area } from './area.ts'

const goods = { name: 'Café', price: 500, inStock: true }
const PRODUCT = ['products', 'product/7', 'home']
/** Of whatever product it is. */
export const GOODS = ['products', 'product/', 'lots/', 'movements/']

export const area: Area = {
  operations: {
    'products.list': ['user', {}],
    'products.get': ['user', { id: 1 }],
    'products.create': ['owner', { name: 'Café', price: 500 }],
    'products.edit': ['owner', { id: 1, version: 1 }],
    'products.remove': ['owner', { id: 999 }],
    'products.report': ['admin', { id: 1, text: 'O preço está errado.' }],
    'products.unmake': ['owner', { id: 999, version: 1 }],
    'products.setMedia': ['owner', { id: 999, photo: '0'.repeat(32) }],
    'products.removeMedia': ['owner', { id: 999 }],
    'categories.list': ['user', {}],
  },
  commands: [
    ['lista_produtos', ['produtos', 'products'], 'user', [], ['products']],
    [
      'product',
      ['produto'],
      'owner',
      ['products.create', 'products.setMedia', 'products.edit', 'imports.commit'],
      ['shop', 'goods'],
    ],
  ],
  events: [
    [{ topic: 'inventory', entity: 'product', name: 'product.created', data: goods }, PRODUCT],
    [{ topic: 'inventory', entity: 'product', name: 'product.changed', data: goods }, PRODUCT],
    [{ topic: 'inventory', entity: 'product', name: 'product.archived', data: goods }, PRODUCT],
  ],
  writes: [
    [{ operation: 'products.create' }, ['products', 'home']],
    [{ operation: 'products.edit', id: 7 }, PRODUCT],
  ],
  screens: [
    { name: 'products', who: 'admin', path: '/products' },
    { name: 'product', who: 'admin', path: '/products/:id', link: 'p_:id', above: '/products' },
    {
      name: 'receive',
      who: 'admin',
      path: '/products/:id/receive',
      link: 'r_:id',
      above: '/products/:id',
      isSheet: true,
    },
    { name: 'a new product', who: 'owner', path: '/products/new', above: '/products' },
    {
      name: 'product form',
      who: 'owner',
      path: '/products/:id/edit',
      link: 'p_:id_edit',
      above: '/products/:id',
    },
    {
      name: 'product facts',
      who: 'admin',
      path: '/products/:id/edit',
      link: 'p_:id_edit',
      above: '/products/:id',
    },
    { name: 'catalogue', who: 'user', path: '/catalogue' },
  ],
  async record(ask) {
    const { items } = await ask<{ items: { productId: number }[] }>('GET', '/api/stock?low=true')
    return items[0]?.productId ?? 0
  },
}
