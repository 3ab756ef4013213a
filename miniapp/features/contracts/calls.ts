// What is asked of the server about contracts: a line an operation.
import type { Customer, Input, Page, Somebody } from '../../client/api-types.ts'
import { api } from '../../client/session.ts'
import { writing } from '../../client/writing.ts'
import type { Contract, ContractEdit, ContractInput, StepInput, Transaction } from './types.ts'

type PageOf = { readonly cursor: string | undefined; readonly limit: number }
type Which = Pick<Input<'contracts.list'>, 'state'>
type WhichStep = Pick<Input<'transactions.list'>, 'state'>

export const listContracts = async (query: PageOf & Which) =>
  (await api<Page<Contract>>({ path: '/api/contracts', query })).data

export const listSteps = async (query: PageOf & WhichStep) =>
  (await api<Page<Transaction>>({ path: '/api/transactions', query })).data

export const getContract = async (code: string) =>
  (await api<Contract>({ path: `/api/contracts/${code}` })).data

/** Of each, as many as are offered. */
const FOUND_MAX = 20

export const findCustomers = async (q: string) =>
  (await api<Page<Customer>>({ path: '/api/customers', query: { q, limit: FOUND_MAX } })).data.items

/** Everyone who has met the bot, by name. */
export const findPeople = async (q: string) =>
  (await api<Page<Somebody>>({ path: '/api/people', query: { q, limit: FOUND_MAX } })).data.items

export const createContract = (body: ContractInput, key: string) =>
  writing(
    { operation: 'contracts.create' },
    api<Contract>({ method: 'POST', path: '/api/contracts', body, key }),
  )

export const editContract = (code: string, body: ContractEdit, key: string) =>
  writing(
    { operation: 'contracts.edit', code },
    api<Contract>({ method: 'PATCH', path: `/api/contracts/${code}`, body, key }),
  )

export const proposeContract = (code: string, key: string) =>
  writing(
    { operation: 'contracts.propose', code },
    api<Contract>({ method: 'POST', path: `/api/contracts/${code}/propose`, body: {}, key }),
  )

export const acceptContract = (code: string, key: string) =>
  writing(
    { operation: 'contracts.accept', code },
    api<Contract>({ method: 'POST', path: `/api/contracts/${code}/accept`, body: {}, key }),
  )

export const declineContract = (code: string, reason: string, key: string) =>
  writing(
    { operation: 'contracts.decline', code },
    api<Contract>({ method: 'POST', path: `/api/contracts/${code}/decline`, body: { reason }, key }),
  )

export const cancelContract = (code: string, reason: string, key: string) =>
  writing(
    { operation: 'contracts.cancel', code },
    api<Contract>({ method: 'POST', path: `/api/contracts/${code}/cancel`, body: { reason }, key }),
  )

export const completeContract = (code: string, key: string) =>
  writing(
    { operation: 'contracts.complete', code },
    api<Contract>({ method: 'POST', path: `/api/contracts/${code}/complete`, body: {}, key }),
  )

export const createStep = (code: string, body: StepInput, key: string) =>
  writing(
    { operation: 'transactions.create', code },
    api<Transaction>({ method: 'POST', path: `/api/contracts/${code}/transactions`, body, key }),
  )

export const confirmStep = (code: string, id: number, key: string) =>
  writing(
    { operation: 'transactions.confirm', code },
    api<Transaction>({
      method: 'POST',
      path: `/api/contracts/${code}/transactions/${id}/confirm`,
      body: {},
      key,
    }),
  )

export const withdrawStep = (code: string, id: number, key: string) =>
  writing(
    { operation: 'transactions.withdraw', code },
    api<Transaction>({
      method: 'POST',
      path: `/api/contracts/${code}/transactions/${id}/withdraw`,
      body: {},
      key,
    }),
  )

export const remindOfStep = (code: string, id: number, key: string) =>
  writing(
    { operation: 'transactions.remind', code },
    api<Transaction>({
      method: 'POST',
      path: `/api/contracts/${code}/transactions/${id}/remind`,
      body: {},
      key,
    }),
  )

/** It may be long. */
const HISTORY_MS = 60_000

export const contractHistory = async (code: string) =>
  (await api<string>({ path: `/api/contracts/${code}/history`, asText: true, timeoutMs: HISTORY_MS })).data

/** A word to the owners. */
export const askOfContract = (code: string, text: string, key: string) =>
  api<{ readonly told: number }>({ method: 'POST', path: `/api/contracts/${code}/ask`, body: { text }, key })

export const rejectStep = (code: string, id: number, reason: string, key: string) =>
  writing(
    { operation: 'transactions.reject', code },
    api<Transaction>({
      method: 'POST',
      path: `/api/contracts/${code}/transactions/${id}/reject`,
      body: { reason },
      key,
    }),
  )
