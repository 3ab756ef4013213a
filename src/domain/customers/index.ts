// Customers, as people who buy; their money is debts', their statement sales'.
import { byName } from '../operation.ts'
import { customersCreate, customersEdit, customersRemove, customersUnmake } from './edit-customer.ts'
import { customersGet, customersList } from './queries.ts'

export const customers = byName(
  customersList,
  customersGet,
  customersCreate,
  customersEdit,
  customersRemove,
  customersUnmake,
)

export { type CustomerName, customerNames, customersByName, customersNamed } from './queries.ts'
