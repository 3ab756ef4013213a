// Paths of goods: the catalogue, its photos and lists, stock, and counting it.
import type { OperationName } from '#domain/operations.ts'
import { listRoutes } from './imports.ts'
import { setMedia } from './media.ts'
import { act, create, DEAR, edit, get, note, poll, remove, SEARCHED } from './methods.ts'
import type { Route } from './route.ts'

export const goodsRoutes: readonly Route<OperationName>[] = [
  poll('/api/products', 'products.list', 'Products, by name or by how often they sell', SEARCHED),
  poll('/api/products/{id}', 'products.get', 'One product'),
  create('/api/products', 'products.create', 'Adds a product to the catalogue', {
    problems: ['duplicate'],
    example: { emoji: '☕', category: 'Bebidas', minStock: 6 },
  }),
  edit('/api/products/{id}', 'products.edit', 'Changes a product, or brings it back from the archive', {
    problems: ['version_conflict', 'duplicate', 'wrong_state'],
    example: { price: 550 },
  }),
  remove('/api/products/{id}', 'products.remove', 'Removes a product; archives one that has a history', {
    problems: ['wrong_state'],
  }),
  setMedia,
  remove('/api/products/{id}/media', 'products.removeMedia', "Takes a product's photo away", {
    problems: ['wrong_state'],
  }),
  act('/api/products/{id}/report', 'products.report', 'Tells the owners what is wrong with a product', {
    problems: ['wrong_state'],
    example: { text: 'O preço está errado: na etiqueta é 5,50.' },
  }),
  ...listRoutes,
  remove('/api/imports/{id}', 'imports.remove', 'Throws a list away'),
  act(
    '/api/imports/{id}/commit',
    'imports.commit',
    'Does what a list was shown to do: all its good lines, or none',
    {
      problems: ['wrong_state'],
      ...DEAR,
    },
  ),
  poll('/api/categories', 'categories.list', 'Categories in use, and how many products each has'),
  poll('/api/stock', 'stock.list', 'Levels of stock with their value at cost', SEARCHED),
  get('/api/stock/lots', 'stock.lots', 'Lots received, oldest first'),
  get('/api/stock/movements', 'stock.movements', 'What came in and went out, newest first'),
  create('/api/stock/receipts', 'stock.receive', 'Receives goods as a new lot', {
    problems: ['not_found', 'wrong_state'],
    example: { quantity: 24, expiresOn: '2027-06-30' },
  }),
  create('/api/stock/adjustments', 'stock.adjust', 'Corrects a level by a difference, with the reason', {
    problems: ['not_found', 'wrong_state', 'insufficient_stock'],
  }),
  create('/api/stock/counts', 'stock.count', 'Sets a level to what was counted', {
    problems: ['not_found', 'wrong_state'],
  }),

  get('/api/stock/count-sessions', 'counts.list', 'Counts of many products, the latest first'),
  get('/api/stock/count-suggestions', 'counts.suggest', 'What to count today, and why'),
  create(
    '/api/stock/count-sessions',
    'counts.open',
    'Opens a count of the shop, of a category or of some products',
    {
      problems: ['not_found', 'wrong_state'],
    },
  ),
  poll('/api/stock/count-sessions/{id}', 'counts.get', 'One count, with what was counted, the latest first'),
  note(
    '/api/stock/count-sessions/{id}/lines/{productId}',
    'counts.line',
    'Notes what is there of a product',
    {
      problems: ['wrong_state'],
      example: { reason: 'Dois quebrados' },
    },
  ),
  act(
    '/api/stock/count-sessions/{id}/close',
    'counts.close',
    'Sets the levels by the differences, all or none',
    {
      problems: ['wrong_state', 'insufficient_stock'],
    },
  ),
  remove('/api/stock/count-sessions/{id}', 'counts.remove', 'Throws a count away; no level changes', {
    problems: ['wrong_state'],
  }),
]
