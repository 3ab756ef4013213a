// A sale as it stands now: prices and its customer's credit may have changed while it was open.
import type { Buyer } from './buyer.ts'
import type { Context } from './context.ts'
import { goodsOf } from './items.ts'
import type { SaleForm } from './till.ts'

type Changed = NonNullable<SaleForm['changed']>

/** At prices and with the credit as they are now; what changed is kept, to be told. The same form where nothing did. */
export async function asOfNow(form: SaleForm, context: Context): Promise<SaleForm> {
  const [priced, credited] = await Promise.all([repriced(form, context), withCredit(form.buyer, context)])
  if (!priced.changed.length && !credited.changed.length) return form
  const changed = [...(form.changed ?? []), ...priced.changed, ...credited.changed]
  return { ...form, lines: priced.lines, buyer: credited.buyer, changed: firstToLast(changed) }
}

async function repriced({ lines }: SaleForm, context: Context) {
  const products = await context.productsOf(lines.map((line) => line.product?.id))
  const changed: Changed[number][] = []
  const now = lines.map((line) => {
    const was = line.product
    const found = was && !line.agreed && products.find(({ id }) => id === was.id)
    if (!was || !found || found.price === was.price) return line
    changed.push({ name: was.name, from: was.price, to: found.price })
    return { ...line, product: goodsOf(found) }
  })
  return { lines: now, changed }
}

/** Credit pays first by itself: what it does not pay is asked, never owed unseen. */
async function withCredit(buyer: Buyer, context: Context): Promise<{ buyer: Buyer; changed: Changed }> {
  const [now] = buyer.is === 'known' ? await context.customersOf([buyer.id]) : []
  if (buyer.is !== 'known' || !now || now.credit === buyer.credit) return { buyer, changed: [] }
  const name = context.words.t.sale.creditOf(buyer.name)
  return {
    buyer: { ...buyer, credit: now.credit },
    changed: [{ name, from: buyer.credit, to: now.credit }],
  }
}

/** Of one thing the first that was shown, and the last. */
function firstToLast(changed: Changed): Changed {
  const firsts = changed.filter(({ name }, n) => changed.findIndex((one) => one.name === name) === n)
  return firsts.map((one) => ({
    ...one,
    to: changed.findLast(({ name }) => name === one.name)?.to ?? one.to,
  }))
}
