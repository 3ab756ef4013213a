// The Pix code of a sale; the button below it stores the sale, once the money is there.
import { useEffect, useState } from 'preact/hooks'
import { money } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import { part } from '../../ui/html.ts'
import { needsNetwork } from '../../ui/needs-network.ts'
import { Sheet } from '../../ui/sheet.ts'
import { SheetForm } from '../../ui/sheet-form.ts'
import { showToast } from '../../ui/toast.ts'
import { draft, sums } from '../cart/cart.ts'
import { PixCode } from '../debts/pix-code.ts'
import { proceed } from './proceed.ts'

interface PixSheetProps {
  /** Minor units: what of the sale is paid by Pix. */
  readonly amount: number
  /** Whose it is. */
  readonly ask: () => void
  readonly close: () => void
}

export function PixSheet({ amount, ask, close }: PixSheetProps) {
  const t = words('checkout').checkout
  /** What the code asks for is what is taken: where the sale comes to another amount meanwhile, it is not this code's any more. */
  const [asked] = useState(amount)
  useEffect(() => {
    if (amount === asked) return
    close()
    showToast({ text: t.pixChanged(money(amount)) })
  }, [amount])
  const { buyer } = draft.value
  const { total } = sums.value
  const press = () => {
    close()
    proceed(ask)
  }
  const text = asked === total ? words('debts').pay.arrived : t.arrivedOf(money(total))
  return part(Sheet, {
    title: t.pix,
    close,
    children: part(SheetForm, {
      act: needsNetwork({ text, press }),
      children: part(PixCode, { customer: buyer, amount: asked, covers: null }),
    }),
  })
}
