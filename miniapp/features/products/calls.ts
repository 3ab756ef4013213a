// What the screens of goods ask of the server: a line an operation. What is sold is held by held.ts, which first pages have too.
import type { Adjusted, Counted, Input, Lot, Lots, Movements, Product } from '../../client/api-types.ts'
import { api } from '../../client/session.ts'
import { writing } from '../../client/writing.ts'

interface PageOf {
  readonly cursor: string | undefined
  readonly limit: number
}

/** Archived ones too, which no list of what is sold has. */
export const getProduct = async (id: number) => (await api<Product>({ path: `/api/products/${id}` })).data

export const bringBack = (id: number, version: number, key: string) =>
  writing(
    { operation: 'products.edit', id },
    api<Product>({ method: 'PATCH', path: `/api/products/${id}`, body: { version, archived: false }, key }),
  )

/** Owners alone, as with the next. */
export const setBarcode = (id: number, version: number, barcode: string, key: string) =>
  writing(
    { operation: 'products.edit', id },
    api<Product>({ method: 'PATCH', path: `/api/products/${id}`, body: { version, barcode }, key }),
  )

type ProductChange = Omit<Input<'products.edit'>, 'id'>

/** Only what is changed. */
export const editProduct = (id: number, body: ProductChange, key: string) =>
  writing(
    { operation: 'products.edit', id },
    api<Product>({ method: 'PATCH', path: `/api/products/${id}`, body, key }),
  )

export const removePhoto = (id: number, key: string) =>
  writing(
    { operation: 'products.edit', id },
    api<Product>({ method: 'DELETE', path: `/api/products/${id}/media`, key }),
  )

interface Told {
  readonly told: number
}

/** Nothing of the shop changes by it. */
export const reportProduct = (id: number, text: string, key: string) =>
  api<Told>({ method: 'POST', path: `/api/products/${id}/report`, body: { text }, key })

export const createProduct = (body: Input<'products.create'>, key: string) =>
  writing(
    { operation: 'products.create' },
    api<Product>({ method: 'POST', path: '/api/products', body, key }),
  )

/** Those with something left, oldest first. */
export const listLots = async (productId: number, query: PageOf) =>
  (await api<Lots>({ path: '/api/stock/lots', query: { productId, open: true, ...query } })).data

export const listMovements = async (productId: number, query: PageOf & { kind?: 'receipt' }) =>
  (await api<Movements>({ path: '/api/stock/movements', query: { productId, ...query } })).data

export interface ReceiptInput {
  readonly productId: number
  readonly quantity: number
  readonly unitCost: number
  readonly expiresOn?: string
}

export const receiveStock = (body: ReceiptInput, key: string) =>
  writing(
    { operation: 'stock.receive', productId: body.productId },
    api<Lot>({ method: 'POST', path: '/api/stock/receipts', body, key }),
  )

interface CountInput {
  readonly productId: number
  readonly counted: number
}

export const countStock = (body: CountInput, key: string) =>
  writing(
    { operation: 'stock.count', productId: body.productId },
    api<Counted>({ method: 'POST', path: '/api/stock/counts', body, key }),
  )

interface AdjustmentInput {
  readonly productId: number
  readonly delta: number
  readonly reason: string
}

export const adjustStock = (body: AdjustmentInput, key: string) =>
  writing(
    { operation: 'stock.adjust', productId: body.productId },
    api<Adjusted>({ method: 'POST', path: '/api/stock/adjustments', body, key }),
  )
