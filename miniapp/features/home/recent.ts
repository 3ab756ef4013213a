// The last sales, a new one sliding in on top; ↻ begins the same again.
import { useRef } from 'preact/hooks'
import type { Sale } from '../../client/api-types.ts'
import { words } from '../../client/words.ts'
import { haptic } from '../../platform/telegram.ts'
import flashStyles from '../../ui/flash.module.css'
import { useFrozenWhileTouched } from '../../ui/freeze-while-touched.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import rowStyles from '../../ui/row.module.css'
import { nameOf, SaleRow } from '../../ui/sale-row.ts'
import { Section, SectionLink } from '../../ui/section.ts'

export function Recent({ items }: { items: readonly Sale[] }) {
  const t = words('home').home
  const { again } = words('sale').sale
  const { shown, near } = useFrozenWhileTouched(items)
  const arrived = useArrived(shown)
  if (!shown.length) return null
  return html`<div ...${near}>
    ${part(Section, {
      title: t.recent,
      end: part(SectionLink, { to: '/sales', text: t.all }),
      children: shown.map((sale) =>
        part(SaleRow, {
          key: sale.id,
          sale,
          loose: true,
          look: arrived(sale) ? flashStyles.arrives : '',
          children: html`<button class=${rowStyles.round} aria-label=${again(nameOf(sale))} onClick=${() => void repeat(sale)}>${part(Icon, { name: 'repeat' })}</button>`,
        }),
      ),
    })}
  </div>`
}

async function repeat(sale: Sale): Promise<void> {
  haptic('selection')
  const { repeatSale } = await import('../sales/repeat.ts')
  await repeatSale(sale)
}

/** Those that were not there when the list was first drawn, and came on top of it. */
function useArrived(sales: readonly Sale[]) {
  const since = useRef(sales[0]?.id ?? 0)
  return ({ id }: Sale) => id > since.current
}
