// How the history is narrowed: by words, by days, by how sales stand, by who sold.
import { useState } from 'preact/hooks'
import { words } from '../../client/words.ts'
import { haptic } from '../../platform/telegram.ts'
import { calledBy } from '../../ui/avatar.ts'
import { Choice } from '../../ui/choice.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { Search } from '../../ui/search.ts'
import { period, periodName, STATUSES, search, seller, status } from './filter.ts'
import { team } from './history.ts'
import { PeriodSheet } from './period-sheet.ts'

export function Head() {
  const t = words('sales').sales
  const [dating, setDating] = useState(false)
  const days = periodName(period.value)
  const says = days ? `${t.period}: ${days}` : t.period
  return html`<div class="search-line">
      ${part(Search, { label: t.find, value: search.value, set: (text) => (search.value = text) })}
      <button class=${days ? 'card scan link on' : 'card scan link'} aria-label=${says} onClick=${() => setDating(true)}>
        ${part(Icon, { name: 'calendar' })}
      </button>
    </div>
    ${part(Chips, { days })}
    ${dating && part(PeriodSheet, { close: () => setDating(false) })}`
}

function Chips({ days }: { days: string | null }) {
  const t = words('sales').sales
  const sellers = team.use() ?? []
  const statuses = STATUSES.map((value) => ({ value, label: t.statuses[value] }))
  const anyDay = () => (period.value = { from: '', to: '' })
  return html`<div class="chip-row">
    ${
      days &&
      html`<button class="chip pressed" aria-label=${t.without(days)} onClick=${anyDay}>${days}${part(Icon, { name: 'close', size: 16 })}</button>`
    }
    ${part(Choice<(typeof STATUSES)[number]>, {
      label: t.standing,
      options: statuses,
      value: status.value,
      pick: (next) => (status.value = next),
      row: 'flat',
    })}
    ${sellers.length > 1 && sellers.map(({ id, name }) => part(Seller, { key: id, id, name }))}
  </div>`
}

function Seller({ id, name }: { id: number; name: string }) {
  const t = words('sales').sales
  const on = seller.value === id
  const toggle = () => {
    haptic('selection')
    seller.value = on ? null : id
  }
  return html`<button class=${on ? 'chip pressed' : 'chip'} aria-pressed=${on} aria-label=${t.soldBy(name)} onClick=${toggle}>${calledBy(name)}</button>`
}
