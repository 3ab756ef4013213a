// What the server says of contracts, and of the steps within them.
import type { Input, Output } from '../../client/api-types.ts'

export type Contract = Output<'contracts.get'>
export type Party = Contract['parties'][number]
export type Instalment = Contract['instalments'][number]
/** A step of a contract. */
export type Transaction = Contract['transactions'][number]
export type ContractInput = Input<'contracts.create'>
export type ContractEdit = Omit<Input<'contracts.edit'>, 'code'>
export type StepInput = Omit<Input<'transactions.create'>, 'code'>
