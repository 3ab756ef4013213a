// Histórico: what happened between a customer and the shop, checked on this device, not asked of the server.
import { useMemo } from 'preact/hooks'
import type { Line } from '#lib/chain.ts'
import { dotted, money } from '../../client/format.ts'
import { resource } from '../../client/resource.ts'
import { place } from '../../client/router.ts'
import { person } from '../../client/session.ts'
import { moment } from '../../client/when.ts'
import { words } from '../../client/words.ts'
import { part } from '../../ui/html.ts'
import { askOfAccount, customerHistory } from './calls.ts'
import { type Checked, check } from './check.ts'
import { History, type Step } from './history-view.ts'

export function Screen() {
  const id = Number(place.value.params['id'])
  return id > 0 && part(OfCustomer, { key: id, id })
}

function OfCustomer({ id }: { id: number }) {
  const held = useMemo(
    () => resource<Checked>({ load: async () => check(`customer/${id}`, await customerHistory(id)) }),
    [id],
  )
  return part(History, {
    held,
    stepOf,
    fileName: `history-${id}.jsonl`,
    tell: person.value?.role === 'user' ? (text, key) => askOfAccount(id, text, key) : null,
  })
}

/** Its words are of the kinds that are known here; another is called as it is. */
function stepOf(line: Line): Step {
  const t = words('history').steps
  const { kind, entity, amount, method, at } = line
  const sum = typeof amount === 'number' ? money(Math.abs(amount)) : ''
  const says = t.kinds[`${kind} ${String(entity)}`] ?? t.kinds[kind] ?? kind
  const title = kind === 'allocation' && Number(amount) < 0 ? t.takenBack : says
  const when = Number.isNaN(Date.parse(at)) ? at : moment(at)
  return { title: sum ? `${title}, ${sum}` : title, second: dotted(t.methods[String(method)], when) }
}
