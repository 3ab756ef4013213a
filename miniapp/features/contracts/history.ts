// Histórico of a contract: all that became of it, checked on this device, not asked of the server.
import { useMemo } from 'preact/hooks'
import type { Line } from '#lib/chain.ts'
import { day, dotted, money } from '../../client/format.ts'
import { resource } from '../../client/resource.ts'
import { place } from '../../client/router.ts'
import { moment } from '../../client/when.ts'
import { words } from '../../client/words.ts'
import { calledBy } from '../../ui/avatar.ts'
import { part } from '../../ui/html.ts'
import { type Checked, check } from '../history/check.ts'
import { type Against, History, type Step } from '../history/history-view.ts'
import { askOfContract, contractHistory } from './calls.ts'
import { contractOf } from './held.ts'
import { partyName } from './said.ts'
import { ownOf } from './standing.ts'
import type { Contract } from './types.ts'

export function Screen() {
  const { code } = place.value.params
  return code ? part(OfContract, { key: code, code }) : null
}

function OfContract({ code }: { code: string }) {
  const held = useMemo(
    () => resource<Checked>({ load: async () => check(`contract/${code}`, await contractHistory(code)) }),
    [code],
  )
  // Who was who is not in the lines: they hold no names.
  const contract = contractOf(code).use()
  return part(History, {
    held,
    stepOf: (line) => stepOf(line, { contract, lines: held.value.value?.lines ?? [] }),
    against: (line) => contract && againstShop(line, contract),
    fileName: `history-${code}.jsonl`,
    tell: contract && ownOf(contract) ? (text, key) => askOfContract(code, text, key) : null,
  })
}

interface Known {
  readonly contract: Contract | null
  readonly lines: readonly Line[]
}

/** Everybody who is named in it, by their number. */
function namesOf(contract: Contract): ReadonlyMap<number, string> {
  const { by, endedBy, parties, transactions } = contract
  const called = [
    by,
    endedBy,
    ...transactions.flatMap((step) => [step.by, ...step.answers.map((one) => one.by)]),
  ]
  return new Map([
    ...called.flatMap((one) => (one ? [[one.id, one.name] as const] : [])),
    ...parties.flatMap(({ person: { userId, name } }) => (userId && name ? [[userId, name] as const] : [])),
  ])
}

const sumOf = ({ amount }: Line) => (typeof amount === 'number' ? money(amount) : null)

/** The amount of a step, or of an instalment, as the contract itself has it. */
function againstShop(line: Line, { transactions, instalments }: Contract): Against | null {
  const step = transactions.find(({ id }) => id === line['transactionId'])
  const one = step ?? instalments.find(({ n }) => line.kind === 'instalment' && n === line['instalment'])
  const stored = sumOf(line)
  if (!stored || typeof one?.amount !== 'number' || one.amount === line['amount']) return null
  return { stored, other: money(one.amount), isConfirmed: step?.state === 'confirmed' }
}

/** `3ª parcela` of the step that the line is about, as the line that proposed it says. */
function whatOf({ transactionId }: Line, lines: readonly Line[]): string {
  const { contracts: t } = words('contracts')
  const proposed = lines.find((one) => one.kind === 'transaction' && one['transactionId'] === transactionId)
  if (typeof proposed?.['instalment'] === 'number') return t.instalment(proposed['instalment'])
  return t.kinds[proposed?.['step'] as keyof typeof t.kinds] ?? t.kinds.note
}

/** A kind that is not known here is called as it is. */
function titleOf(line: Line, known: Known, who: string | null): string {
  const { contracts, contract: names, history: t } = words('contracts')
  const what = () => whatOf(line, known.lines)
  switch (line.kind) {
    case 'party': {
      const party = known.contract?.parties.find(({ n }) => n === line['party'])
      return t.party(
        party?.own ? names.you : party ? partyName(party) : contracts.somebody,
        names.roles[line['role'] as keyof typeof names.roles] ?? names.roles.other,
      )
    }
    case 'instalment':
      return [contracts.instalment(Number(line['instalment'])), sumOf(line)].filter(Boolean).join(', ')
    case 'accepted':
    case 'declined':
      return t[line.kind](who ?? contracts.somebody)
    case 'transaction':
      return [what(), sumOf(line)].filter(Boolean).join(', ')
    case 'confirmed':
    case 'withdrawn':
      return t[line.kind](what())
    case 'rejected':
      return line['by'] === undefined ? t.ended(what()) : t.rejected(what())
    case 'settled':
    case 'unsettled':
      return t[line.kind](sumOf(line) ?? '')
    default:
      return t.kinds[line.kind] ?? line.kind
  }
}

function stepOf(line: Line, known: Known): Step {
  const { history: t } = words('contracts')
  const { kind, at } = line
  const name = known.contract ? namesOf(known.contract).get(Number(line['by'])) : undefined
  const who = name ? calledBy(name) : null
  const when = Number.isNaN(Date.parse(at)) ? at : moment(at)
  const on = kind === 'instalment' && typeof line['on'] === 'string' ? day(line['on']) : null
  // Whose word it was stands in the title already.
  const by = kind === 'accepted' || kind === 'declined' || kind === 'party' || on ? null : who
  return {
    title: titleOf(line, known, who),
    second: dotted(kind === 'transaction' && by ? t.proposed(by) : by, on ? t.due(on) : null, when),
  }
}
