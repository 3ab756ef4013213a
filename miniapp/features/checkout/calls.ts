// What Cobrar asks of the server: a line an operation.
import { newKey } from '../../client/api.ts'
import type { Sale, SaleInput } from '../../client/api-types.ts'
import { api } from '../../client/session.ts'
import { writing } from '../../client/writing.ts'

/** The key is the intent's: the same one settles what an earlier try left open. */
export const createSale = (body: SaleInput, key: string) =>
  writing(
    { operation: 'sales.create', customerId: body.customerId },
    api<Sale>({ method: 'POST', path: '/api/sales', body, key }),
  )

/** Of a sale that the chat fills too: there it ends. */
export const cancelDraft = (id: number) => api({ method: 'DELETE', path: `/api/drafts/${id}`, key: newKey() })
