// Customers, as people who buy; their money is debts', their statement sales'.
export { customersCreate, customersEdit, customersRemove, customersUnmake } from './edit-customer.ts'
export {
  type CustomerName,
  customerNames,
  customersByName,
  customersGet,
  customersList,
  customersNamed,
} from './queries.ts'
