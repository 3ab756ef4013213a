// A notice in words: what happened, and what there is to know of it.
import { clientOf } from '#lib/clients.ts'
import { dayAt, today } from '../../client/clock.ts'
import { clock, dotted, money, number, quantity } from '../../client/format.ts'
import { person } from '../../client/session.ts'
import { moment } from '../../client/when.ts'
import { words } from '../../client/words.ts'
import { passedSaid } from '../approvals/said.ts'
import type { Line } from './alike.ts'
import { TOLD } from './kinds/index.ts'
import { type Facts, factsOf, type Notice } from './types.ts'

const t = () => words('notices').notices

/** Owners are told whom it was with; customers that it was theirs. */
const isTheirs = (facts: Facts) => 'by' in facts

/** `Manteiga acabando`, `Tereza pagou R$ 40,00` */
export function titleOf([notice, ...others]: Line): string {
  const facts = factsOf(notice)
  const told = TOLD[notice.kind]
  if (told) return told.title(notice)
  const { name, total = 0 } = facts
  const who = name ?? t().somebody
  if (notice.kind === 'lowStock') return others.length ? t().lowMany(others.length + 1) : t().low(who)
  if (notice.kind === 'payment')
    return isTheirs(facts) ? t().paid(who, money(total)) : t().youPaid(money(total))
  if (notice.kind === 'sale') return t().bought(money(total))
  if (notice.kind === 'approval') return askedOf(facts)
  return notice.kind === 'security' ? accessOf(notice, who) : who
}

/** `Bia pede: vender R$ 30,00`, `Olga liberou: vender R$ 30,00` */
function askedOf({ asks, state, by, asked, amount }: Facts): string {
  const act = asked === 'void' ? t().toVoid(money(amount ?? 0)) : t().toSell(money(amount ?? 0))
  if (asks) return t().asks(by ?? t().somebody, act)
  return state === 'granted' ? t().allowed(by ?? '', act) : t().refused(by ?? '', act)
}

function accessOf(notice: Notice, who: string): string {
  const { what, role = 'user' } = factsOf(notice)
  if (what === 'joined') return t().joined(who)
  if (what === 'device') return t().newDevice
  return isMe(notice) ? t().yourRole : t().theirRole(who, t().roles[role])
}

/** `2 un, mín. 6`, `dinheiro, com Bia`; what is done says who did it. */
export function secondOf(line: Line): string | null {
  const [notice, ...others] = line
  if (notice.doneAt) return doneOf(notice, notice.doneAt)
  const told = TOLD[notice.kind]
  if (told) return told.second(notice)
  if (others.length) return line.map((one) => factsOf(one).name).join(', ')
  const { stock = 0, minStock, unit = 'un', voided, total = 0, paid = 0, method, by } = factsOf(notice)
  if (notice.kind === 'lowStock') return t().left(quantity(stock, unit), minStock ? number(minStock) : null)
  if (notice.kind === 'payment')
    return voided ? t().paymentVoided : t().how(method ? t().methods[method] : null, by ?? null)
  if (notice.kind === 'sale')
    return voided ? t().saleVoided : total > paid ? t().onTab(money(total - paid)) : t().allPaid
  if (notice.kind === 'broadcast') return t().fromShop
  if (notice.kind === 'approval') return forWhom(factsOf(notice))
  return notice.kind === 'security' ? changeOf(notice) : null
}

function doneOf({ doneBy }: Notice, at: string): string {
  const when = dayAt(at) === today() ? clock(at) : moment(at)
  return doneBy ? t().doneBy(doneBy.name, when) : t().done(when)
}

/** For whom it is, and what an owner said to it. */
const forWhom = ({ name, asks, state, reason, beyond }: Facts): string | null =>
  dotted(
    name,
    ...(asks && state === 'waiting' && beyond ? passedSaid({ beyond }) : []),
    asks && state === 'expired' && t().lapsed,
    reason && `“${reason}”`,
  ) || null

function changeOf(notice: Notice): string | null {
  const { what, role = 'user', by, client = null } = factsOf(notice)
  if (what === 'device') return clientOf(client).name
  const now = what === 'joined' || isMe(notice) ? t().nowIs(t().roles[role]) : null
  return [now, by && t().by(by)].filter(Boolean).join(', ') || null
}

/** Told of the person's own access. */
export const isMe = ({ entityId }: Notice) => entityId === person.value?.id
