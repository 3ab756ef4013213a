// A sale on its own page: for staff, and for the customer whose it is.
import '../../styles/sales.css'
import '../../ui/more-icons.ts'
import { place } from '../../router.ts'
import { html } from '../../ui/html.ts'
import { Pane } from '../../ui/pane.ts'
import { SaleDetail } from './detail.ts'

export function Screen() {
  const id = Number(place.value.params['id'])
  return html`<${Pane}><${SaleDetail} key=${id} id=${id} /><//>`
}
