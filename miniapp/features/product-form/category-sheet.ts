// Where a product stands among the others: a category in use by a tap, another by typing it.
import { useState } from 'preact/hooks'
import { fold } from '#lib/fold.ts'
import { NAME_MAX } from '#lib/limits.ts'
import { words } from '../../client/words.ts'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { TextField } from '../../ui/fields.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import rowStyles from '../../ui/row.module.css'
import { Row } from '../../ui/section.ts'
import { Sheet } from '../../ui/sheet.ts'
import { SheetForm } from '../../ui/sheet-form.ts'
import { products } from '../products/held.ts'

interface CategoryProps {
  readonly value: string
  readonly pick: (category: string) => void
  readonly close: () => void
}

export function CategorySheet({ value, pick, close }: CategoryProps) {
  const t = words('products').form
  const [text, setText] = useState('')
  const typed = text.trim()
  const query = fold(typed)
  const all = inUse()
  const found = all.filter(({ name }) => fold(name).includes(query))
  // One that is there already is meant, however it was typed.
  const same = all.find(({ name }) => fold(name) === query)
  const choose = (category: string) => {
    pick(category)
    close()
  }
  const rows = found.map(({ name, count }) =>
    part(Row, {
      key: name,
      title: name,
      figure: name === value ? part(Icon, { name: 'check' }) : html`<span class="muted">${count}</span>`,
      press: () => choose(name),
    }),
  )
  return part(Sheet, {
    title: t.category,
    close,
    children: part(SheetForm, {
      act: {
        text: typed && !same ? t.newCategory(typed) : t.choose,
        enabled: typed !== '',
        press: () => choose(same?.name ?? typed),
      },
      children: html`
        ${part(TextField, { label: t.categoryName, value: text, set: setText, maxLength: NAME_MAX })}
        ${rows.length > 0 && html`<ul class=${classes(cardStyles.card, rowStyles.rows)}>${rows}</ul>`}
        ${value && html`<button type="button" class="link" onClick=${() => choose('')}>${t.noCategory}</button>`}
      `,
    }),
  })
}

/** Those of most products first. */
function inUse(): readonly { readonly name: string; readonly count: number }[] {
  const counts = new Map<string, number>()
  for (const { category } of products.value.value ?? [])
    if (category) counts.set(category, (counts.get(category) ?? 0) + 1)
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || a.name.localeCompare(b.name))
}
