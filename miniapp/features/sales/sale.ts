// A sale on its own page: for staff, and for the customer whose it is.
import { place } from '../../client/router.ts'
import { part } from '../../ui/html.ts'
import { ScreenFrame } from '../../ui/screen-frame.ts'
import { SaleDetail } from './detail.ts'

export function Screen() {
  const id = Number(place.value.params['id'])
  return part(ScreenFrame, { children: part(SaleDetail, { key: id, id }) })
}
