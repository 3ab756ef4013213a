// A sale that a line would make: who, what, how it is paid, and what is owed afterwards. Sums are the server's own arithmetic.
import type { CommandAnswer, Customer, SaleInput } from '../../api-types.ts'
import { day, money, times } from '../../format.ts'
import { type Buyer, type Draft, emptyDraft, type Sums, sumsOf, totalOf } from '../../store/draft.ts'
import { productById } from '../../store/shop.ts'
import { Avatar, calledBy } from '../../ui/avatar.ts'
import { html } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { Badge } from '../../ui/section.ts'
import { words } from '../../words.ts'
import { beginSale } from '../checkout/begin.ts'

type Known = Extract<CommandAnswer, { input: unknown }>

export interface SaleRead {
  readonly draft: Draft
  readonly sums: Sums
}

/** The sale as Cobrar would hold it; null where a product is not on this device yet. */
export function saleRead({ input }: Known, customer: Customer | null): SaleRead | null {
  const { items = [], customerName, discount = 0, payments = [], dueOn = null } = input as Partial<SaleInput>
  const lines = items.flatMap(({ productId, quantity, unitPrice }) => {
    const product = productById.value.get(productId)
    if (!product) return []
    const { name, emoji, unit, price } = product
    return [{ productId, name, emoji, unit, quantity, unitPrice: unitPrice ?? price, shelfPrice: price }]
  })
  if (lines.length !== items.length) return null
  const buyer: Buyer = customer ?? (customerName ? { id: null, name: customerName } : null)
  const paid = payments.reduce((sum, { amount }) => sum + amount, 0)
  const draft: Draft = {
    ...emptyDraft(payments[0]?.method ?? 'cash'),
    lines,
    buyer,
    discount: { kind: 'amount', value: discount },
    way: paid === 0 ? 'tab' : 'part',
    part: paid,
    dueOn: dueOn ?? null,
  }
  const sums = sumsOf(draft)
  const whole = paid > 0 && sums.onTab === 0
  return whole ? { draft: { ...draft, way: 'paid' }, sums } : { draft, sums }
}

/** What the button says: the act and its amount. */
export function saleAct({ draft, sums }: SaleRead): string {
  const t = words('command').command
  return draft.way === 'tab' ? t.sellOnTab(money(sums.total)) : t.sell(money(sums.total))
}

export function SaleCard({ read, open }: { read: SaleRead; open: boolean }) {
  const t = words('command').command
  const { draft, sums } = read
  const { buyer } = draft
  const known = buyer?.id ? buyer : null
  const limit = known?.creditLimit ?? null
  const owes = !known
    ? buyer && t.newCustomer
    : known.due > 0
      ? t.owes(money(known.due), limit === null ? null : money(limit))
      : t.owesNothing
  const way = draft.way === 'paid' ? 'good' : 'warn'
  const label = draft.way === 'paid' ? t.paid : draft.way === 'part' ? t.part : t.tab
  return html`<section class="card read">
    <div class="row">
      ${known ? html`<${Avatar} id=${known.id} name=${known.name} />` : html`<span class="avatar"><${Icon} name="person" /></span>`}
      <span class="words"><b class="block">${buyer?.name ?? t.nobody}</b>${owes && html`<span class="second muted">${owes}</span>`}</span>
      ${!open && html`<${Badge} tone=${way}>${label}<//>`}
    </div>
    <dl>
      ${draft.lines.map(
        (line) => html`<div key=${line.productId}>
          <dt><span class="emoji" aria-hidden="true">${line.emoji ?? '📦'}</span> ${times(line.quantity, line.unit)} ${line.name}</dt>
          <dd class="figure strong">${money(totalOf(line))}</dd>
        </div>`,
      )}
      ${sums.discount > 0 && html`<${Fact} name=${t.discount} value=${money(-sums.discount)} />`}
      ${draft.dueOn && html`<${Fact} name=${t.due} value=${day(draft.dueOn)} />`}
      ${!open && buyer && sums.onTab > 0 && html`<${Fact} name=${t.willOwe(calledBy(buyer.name))} value=${money((known?.due ?? 0) + sums.onTab)} />`}
    </dl>
    <button class="row still link" onClick=${() => void beginSale(draft)}>${t.form}<span class="end"><${Icon} name="next" size="18" /></span></button>
  </section>`
}

const Fact = ({ name, value }: { name: string; value: string }) =>
  html`<div><dt class="muted">${name}</dt><dd class="figure strong">${value}</dd></div>`
