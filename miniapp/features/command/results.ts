// What else the words may mean: a product, somebody, a screen. Answered from what is here; people by the server too.
import type { Role } from '#domain/operation.ts'
import { fold } from '#lib/fold.ts'
import { NAME_MAX } from '#lib/limits.ts'
import type { Customer } from '../../client/api-types.ts'
import { findable, findProducts } from '../../client/find.ts'
import { peopleThatFit } from '../../client/find-people.ts'
import { money } from '../../client/format.ts'
import { tabsOf } from '../../client/router.ts'
import { person } from '../../client/session.ts'
import { words } from '../../client/words.ts'
import { useAnswers } from '../../ui/answers.ts'
import { Avatar } from '../../ui/avatar.ts'
import { html, type Inside, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import rowStyles from '../../ui/row.module.css'
import { Row, Section } from '../../ui/section.ts'
import { findCustomers } from '../customers/calls.ts'
import { recent } from '../customers/held.ts'
import { products } from '../products/held.ts'
import { Picture } from '../products/picture.ts'

const MOST = 3
const PEOPLE_MOST = 6

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

interface ResultsProps {
  readonly text: string
  /** What is said where nothing is found. */
  readonly none: Inside
}

export function Results({ text, none }: ResultsProps) {
  const t = words('command').command
  const role = person.value?.role ?? 'user'
  const typed = fold(text.replace(/^\//, ''))
  const isStaff = role !== 'user'
  const people = usePeople(isStaff ? typed : '')
  if (!typed) return null
  const goods = isStaff ? findProducts(findable(products.value.value ?? []), typed).slice(0, MOST) : []
  const screens = screensOf(role).filter(({ name }) => fold(t.screen[name]).startsWith(typed))
  const isNothing = !goods.length && !people.length && !screens.length
  return html`
    ${
      goods.length > 0 &&
      part(Section, {
        title: t.products,
        children: goods.map((product) =>
          part(Row, {
            key: product.id,
            thumb: part(Picture, { product, look: rowStyles.picture }),
            title: product.name,
            figure: money(product.price),
            to: `/products/${product.id}`,
          }),
        ),
      })
    }
    ${
      people.length > 0 &&
      part(Section, {
        title: t.people,
        children: people.map(({ id, name, due }) =>
          part(Row, {
            key: id,
            thumb: part(Avatar, { id, name }),
            title: name,
            second: due > 0 ? t.owes(money(due), null) : t.owesNothing,
            to: `/customers/${id}`,
          }),
        ),
      })
    }
    ${isNothing && none}
    ${isNothing && role === 'owner' && part(NewGoods, { name: text.trim() })}
    ${
      screens.length > 0 &&
      part(Section, {
        title: t.screens,
        children: screens.map(({ name, to }) => part(Row, { key: name, title: t.screen[name], to })),
      })
    }
  `
}

/** Words that nothing is called by may be what an owner calls something new. */
function NewGoods({ name }: { name: string }) {
  const t = words('command').command
  if (name.startsWith('/') || name.length > NAME_MAX) return null
  return part(Section, {
    title: t.products,
    children: part(Row, {
      thumb: html`<span class="link">${part(Icon, { name: 'more' })}</span>`,
      title: t.create(name),
      to: `/products/new?name=${encodeURIComponent(name)}`,
    }),
  })
}

/** Those who bought last at once, then everybody whose name fits. */
function usePeople(typed: string): readonly Customer[] {
  const { query, items } = useAnswers(typed || null, findCustomers)
  if (!typed) return []
  const here = peopleThatFit(recent.value.value ?? [], typed)
  const found = query === typed ? items : []
  const others = found.filter(({ id }) => !here.some((one) => one.id === id))
  return [...here, ...others].slice(0, PEOPLE_MOST)
}
