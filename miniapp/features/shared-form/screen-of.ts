// Where a draft of the chat is filled, by its operation, where that is not the sale at hand.
import type { SharedDraft } from '../../client/api-types.ts'

const numberIn = (value: unknown) => (typeof value === 'number' ? value : null)

/** The address of its form; null for a sale, and where it is not known yet whom or what it is about. */
export function screenOf({ id, operation, input }: SharedDraft): string | null {
  const [customer, product] = [numberIn(input['customerId']), numberIn(input['productId'])]
  if (operation === 'payments.create' && customer) return `/customers/${customer}/pay?draft=${id}`
  if (operation === 'stock.receive' && product) return `/products/${product}/receive?draft=${id}`
  if (operation === 'products.create' && input['photo'] === undefined) return `/products/new?draft=${id}`
  return null
}
