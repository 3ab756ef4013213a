// Contracts as they are held: those that go on, all of them, each by its code; and the steps that wait, of all.
import type { Page } from '../../client/api-types.ts'
import { pagedResource } from '../../client/paged-resource.ts'
import { newer, newest, resource, resourceByKey } from '../../client/resource.ts'
import { person } from '../../client/session.ts'
import { getContract, listContracts, listSteps } from './calls.ts'
import { isOver } from './standing.ts'
import type { Contract, Transaction } from './types.ts'

const MOST = 200
const LIVE = ['proposed', 'active', 'draft'] as const

/** Those that go on, however long ago they were made. */
export const live = resource<readonly Contract[]>({
  load: async () => {
    // Drafts are owners' alone.
    const states = LIVE.slice(0, person.peek()?.role === 'owner' ? LIVE.length : -1)
    const pages = await Promise.all(
      states.map((state) => listContracts({ state, limit: MOST, cursor: undefined })),
    )
    return pages.flatMap(({ items }) => items).toSorted((one, other) => other.id - one.id)
  },
  merge: newest,
  name: 'contracts/live',
  keepAs: 'contracts/live',
})

/** The newest first; of what goes on, `live` has all. */
export const everyone = pagedResource<Page<Contract>>({
  load: listContracts,
  merge: (held, fresh) => ({ ...fresh, items: newest(held.items, fresh.items) }),
  name: 'contracts/all',
  keepAs: 'contracts/all',
})

/** What goes on, then what is over as far as it was read; null: not known yet. */
export function useContracts(): readonly Contract[] | null {
  const [going, all] = [live.use(), everyone.use()]
  return going && all && [...going, ...all.items.filter(({ state }) => isOver(state))]
}

export const contractOf = resourceByKey<string, Contract>((code) => ({
  load: () => getContract(code),
  merge: newer,
  name: `contract/${code}`,
  keepAs: `contract/${code}`,
}))

/** As a list has it, for one that was never opened on this device. */
export const knownContract = (code: string): Contract | null =>
  [...(live.value.value ?? []), ...(everyone.value.value?.items ?? [])].find((one) => one.code === code) ??
  null

/** Steps of all contracts that nobody has answered enough. */
export const waiting = resource<readonly Transaction[]>({
  load: async () => (await listSteps({ state: 'waiting', limit: MOST, cursor: undefined })).items,
  name: 'transactions/waiting',
  keepAs: 'transactions/waiting',
})

/** All of them, the newest first. */
export const steps = pagedResource<Page<Transaction>>({
  load: listSteps,
  name: 'transactions/all',
  keepAs: 'transactions/all',
})

/** What an act of one's own has answered shows at once. */
export function takeContract(contract: Contract): void {
  contractOf(contract.code).put((held) => newer(held, contract))
}

/** The rest of its contract is read again. */
export function takeStep(code: string, step: Transaction): void {
  waiting.put((held) =>
    held.flatMap((one) => (one.id !== step.id ? [one] : step.state === 'waiting' ? [step] : [])),
  )
  contractOf(code).put((held) => ({
    ...held,
    transactions: held.transactions.map((one) => (one.id === step.id ? step : one)),
  }))
}
