// A customer's account: what is open of it, and its statement.
import { byName } from '../operation.ts'
import { customersStatement, debtsGet, debtsMine } from './account.ts'

export const accounts = byName(customersStatement, debtsGet, debtsMine)
