// A sale as a row: whose it is, when and what, how much, and how it stands. The screen brings the words of `sale`.
import type { Sale } from '../client/api-types.ts'
import { today } from '../client/clock.ts'
import { clock, day, dotted, isWhole, money, number, quantity as withUnit } from '../client/format.ts'
import { words } from '../client/words.ts'
import avatarStyles from './avatar.module.css'
import { Avatar } from './avatar.ts'
import { classes } from './classes.ts'
import { useFlash } from './flash.ts'
import { html, type Inside, part } from './html.ts'
import { Icon } from './icons.ts'
import rowStyles from './row.module.css'
import { Row } from './section.ts'

interface SaleRowProps {
  readonly sale: Sale
  /** Outside of its day: with its date, and in fewer words. */
  readonly loose?: boolean
  /** With its number, where it was found by that. */
  readonly numbered?: boolean
  readonly look?: string
  /** A round action beside it. */
  readonly children?: Inside
}

export function SaleRow({ sale, loose, numbered, look = '', children }: SaleRowProps) {
  const fresh = useFlash(sale.rev)
  const { text, tone } = standing(sale, loose)
  const name = nameOf(sale)
  const dated = loose && sale.on !== today()
  const when = dated ? day(sale.on) : clock(sale.createdAt)
  const second = dotted(numbered && `#${sale.id}`, when, goods(sale))
  const voided = sale.status === 'voided'
  return part(Row, {
    row: sale.id,
    look: classes(look, fresh, voided && rowStyles.gone),
    to: `/sales/${sale.id}`,
    thumb: part(Face, { sale }),
    title: voided ? html`<span class="muted">${name}</span>` : name,
    second,
    figure: money(sale.total),
    under: html`<span class=${tone}>${text}</span>`,
    children,
  })
}

export const nameOf = ({ customer }: Sale) => customer?.name ?? words('sale').sale.noName

/** Whose sale it is, by a letter; nobody's has none. */
const Face = ({ sale: { customer } }: { sale: Sale }) =>
  customer
    ? part(Avatar, customer)
    : html`<span class=${avatarStyles.avatar} data-round aria-hidden="true">${part(Icon, { name: 'person' })}</span>`

/** `2 café coado, pão de queijo, 0,6 kg queijo`: one of a thing needs no number. */
const goods = ({ items }: Sale) =>
  items
    .map(({ name, quantity, unit }) => {
      if (!isWhole(unit)) return `${withUnit(quantity, unit)} ${lowered(name)}`
      return quantity === 1 ? lowered(name) : `${number(quantity)} ${lowered(name)}`
    })
    .join(', ')

/** In the middle of a line names begin small, unless they are capitals altogether. */
const lowered = (name: string) =>
  /^\p{Lu}(?!\p{Lu})/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name

/** How a sale stands, in a word or two. */
export function standing(sale: Sale, brief = false): { text: string; tone: string } {
  const t = words('sale').sale
  switch (sale.status) {
    case 'voided':
      return { text: t.voided, tone: 'danger' }
    case 'open':
      return { text: t.onTab, tone: 'warn' }
    case 'partial':
      return { text: brief ? t.part : t.missing(money(sale.due)), tone: 'warn' }
    case 'paid':
      return { text: paidBy(sale), tone: '' }
  }
}

function paidBy({ payments }: Sale): string {
  const t = words('sale').sale
  const methods = [...new Set(payments.map(({ method }) => t.methods[method]))]
  return methods.length ? methods.join(' + ') : t.paid
}
