// What else the words may mean: a product, somebody, a screen. Answered from what is here.
import type { Role } from '#domain/operation.ts'
import { fold } from '#lib/fold.ts'
import { money } from '../../format.ts'
import { tabsOf } from '../../routes.ts'
import { person } from '../../session.ts'
import { findable, findProducts } from '../../store/find.ts'
import { products, recent } from '../../store/shop.ts'
import { Avatar } from '../../ui/avatar.ts'
import { html } from '../../ui/html.ts'
import { Row, Section } from '../../ui/section.ts'
import { words } from '../../words.ts'

const MOST = 3

type ScreenName =
  | 'home'
  | 'sell'
  | 'products'
  | 'debts'
  | 'sales'
  | 'settings'
  | 'account'
  | 'catalogue'
  | 'purchases'

const screensOf = (role: Role): { readonly name: ScreenName; readonly to: string }[] => [
  ...tabsOf(role).flatMap(({ name, path }) => (name === 'more' ? [] : [{ name, to: path }])),
  ...(role === 'user' ? [] : [{ name: 'sales', to: '/sales' } as const]),
  { name: 'settings', to: '/settings' },
]

export function Finds({ text }: { text: string }) {
  const t = words('command').command
  const role = person.value?.role ?? 'user'
  const typed = fold(text.replace(/^\//, ''))
  if (!typed) return null
  const isStaff = role !== 'user'
  const goods = isStaff ? findProducts(findable(products.value.value ?? []), typed).slice(0, MOST) : []
  const people = isStaff
    ? (recent.value.value ?? []).filter(({ name }) => fold(name).includes(typed)).slice(0, MOST)
    : []
  const screens = screensOf(role).filter(({ name }) => fold(t.screen[name]).startsWith(typed))
  return html`
    ${
      goods.length > 0 &&
      html`<${Section} title=${t.products}>
        ${goods.map(({ id, name, emoji, price }) => html`<${Row} key=${id} thumb=${html`<span class="picture emoji" aria-hidden="true"><i>${emoji ?? '📦'}</i></span>`} title=${name} figure=${money(price)} to=${`/products/${id}`} />`)}
      <//>`
    }
    ${
      people.length > 0 &&
      html`<${Section} title=${t.people}>
        ${people.map(({ id, name, due }) => html`<${Row} key=${id} thumb=${html`<${Avatar} id=${id} name=${name} />`} title=${name} second=${due > 0 ? t.owes(money(due), null) : t.owesNothing} to=${`/customers/${id}`} />`)}
      <//>`
    }
    ${
      screens.length > 0 &&
      html`<${Section} title=${t.screens}>${screens.map(({ name, to }) => html`<${Row} key=${name} title=${t.screen[name]} to=${to} />`)}<//>`
    }
  `
}
