// The instalments of a contract as they are planned: how many, of how much, from when on; or one by one. The sum is theirs.
import { useState } from 'preact/hooks'
import { addDays } from '#lib/days.ts'
import { today } from '../../client/clock.ts'
import { money } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import { classes } from '../../ui/classes.ts'
import { AmountField, DateField, TextField } from '../../ui/fields.ts'
import { html, type Inside, part } from '../../ui/html.ts'
import sectionStyles from '../../ui/section.module.css'
import { SelectField } from '../../ui/select-field.ts'
import styles from './form.module.css'
import { type Values, whoseOf } from './form-values.ts'
import { countOf, isEven, type Planned, planned, withCount } from './plan.ts'
import { totalOf } from './standing.ts'

/** The first is due so many days on, where nothing is said. */
const FIRST_DAYS = 30
const NOBODY = '0'

interface PlanProps {
  readonly values: Values
  readonly set: (change: Partial<Values>) => void
  readonly wrong: string | null
}

export function PlanFields({ values, set, wrong }: PlanProps): Inside {
  const { form: t } = words('contracts')
  const { instalments, parties } = values
  const [typed, setTyped] = useState<string | null>(null)
  const [oneByOne, setOneByOne] = useState(false)
  const [first] = instalments
  const customerId = first ? first.customerId : whoseOf(parties)
  const start = { each: first?.amount ?? 0, first: first?.on ?? addDays(today(), FIRST_DAYS), customerId }
  const put = (next: readonly Planned[]) => set({ instalments: next })
  const even = isEven(instalments) && !oneByOne
  const again = (change: Partial<typeof start>) =>
    put(planned({ ...start, ...change, count: instalments.length }))
  const count = (text: string) => {
    setTyped(text)
    put(withCount(instalments, countOf(text), start))
  }
  return html`<section class=${sectionStyles.section}>
    <div class=${sectionStyles.sectionHead}><h2>${t.instalments}</h2>${instalments.length > 0 && html`<b class=${classes('figure', styles.sum)} role="status">${money(totalOf({ instalments }))}</b>`}</div>
    <div class=${styles.two}>
      ${part(TextField, { label: t.howMany, value: typed ?? (instalments.length ? String(instalments.length) : ''), set: count, mode: 'decimal', maxLength: 3 })}
      ${even && instalments.length > 0 && part(AmountField, { label: t.each, value: start.each, set: (each) => again({ each }) })}
    </div>
    ${wrong && html`<p class="danger second" role="alert">${wrong}</p>`}
    ${
      instalments.length > 0 &&
      html`
        ${
          even
            ? part(DateField, {
                label: t.first,
                value: start.first,
                set: (day) => day && again({ first: day }),
              })
            : part(OneByOne, { all: instalments, put })
        }
        ${
          instalments.length > 1 &&
          html`<button type="button" class=${classes('link', styles.switch)} onClick=${() => {
            if (!even) again({})
            setOneByOne(even)
          }}>${even ? t.oneByOne : t.asPlan}</button>`
        }
        ${part(Whose, { values, set })}
      `
    }
  </section>`
}

function OneByOne({
  all,
  put,
}: {
  all: readonly Planned[]
  put: (next: readonly Planned[]) => void
}): Inside {
  const { form: t } = words('contracts')
  const change = (n: number, next: Partial<Planned>) =>
    put(all.map((one, at) => (at === n ? { ...one, ...next } : one)))
  return all.map(
    ({ on, amount }, n) => html`<div key=${n} class=${styles.two}>
      ${part(DateField, { label: t.on(n + 1), value: on, set: (day) => day && change(n, { on: day }) })}
      ${part(AmountField, { label: t.amount(n + 1), value: amount, set: (minor) => change(n, { amount: minor }) })}
    </div>`,
  )
}

/** Into whose account they are paid, of the customers who are in it. */
function Whose({ values: { parties, instalments }, set }: Pick<PlanProps, 'values' | 'set'>): Inside {
  const { form: t } = words('contracts')
  const customers = parties.flatMap(({ name, person: { customerId } }) =>
    customerId ? [{ value: String(customerId), label: name }] : [],
  )
  const chosen = instalments[0]?.customerId ?? null
  if (!customers.length && chosen === null) return null
  const name = customers.find(({ value }) => Number(value) === chosen)?.label
  const pick = (value: string) => {
    const customerId = value === NOBODY ? null : Number(value)
    set({ instalments: instalments.map((one) => ({ ...one, customerId })) })
  }
  return html`
    ${part(SelectField, {
      label: t.whose,
      value: String(chosen ?? NOBODY),
      options: [...customers, { value: NOBODY, label: t.nobody }],
      pick,
    })}
    ${name && html`<p class=${sectionStyles.foot}>${t.whoseLine(name)}</p>`}
  `
}
