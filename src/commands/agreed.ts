// What the terms of a sale agree on; what is said twice, or against each other, is left in doubt and asked.
import { doubtIf } from './doubts.ts'
import type { Doubt, Way } from './form.ts'
import { CommandError } from './outcome.ts'
import type { Term } from './reader/terms.ts'
import { discountOf, type Off, type Paid, paidBy, paidOf, type SaleForm } from './till.ts'
import type { Method } from './tokens.ts'
import type { Words } from './words.ts'

export interface Agreed extends Off, Pick<SaleForm, 'money' | 'dueOn' | 'on' | 'note'> {
  readonly doubts: readonly Doubt[]
}

/**
 * `goods`: minor units that they come to, undefined while it is not known. `today`: to show days by. Throws what to say for a
 * total that they do not come to.
 */
export function agreedIn(
  terms: readonly Term[],
  goods: number | undefined,
  today: string,
  words: Words,
): Agreed {
  const days = [...new Set(terms.flatMap((term) => (term.is === 'due' ? term.days : [])))]
  const offs = offsIn(terms)
  const [off = NO_OFF] = offs.length > 1 ? [] : offs
  const total = goods === undefined || offs.length > 1 ? undefined : goods - discountOf(off, goods)
  const { money, doubts } = moneyIn(terms, total, words)
  const { t } = words
  const reckoned = terms.find((term) => term.is === 'total')?.total
  if (reckoned !== undefined && total !== undefined && reckoned !== total)
    throw new CommandError(t.otherTotal(words.money(total), words.money(reckoned)))
  const on = terms.find((term) => term.is === 'on')?.on
  return {
    money,
    ...(on === undefined ? {} : { on }),
    dueOn: days.length === 1 ? (days[0] ?? null) : null,
    ...off,
    note: terms.find((term) => term.is === 'note')?.note ?? null,
    doubts: [
      ...doubts,
      ...doubtIf(
        'dueOn',
        t.whichDay,
        days.map((dueOn) => ({ id: dueOn, name: words.day(dueOn, today), put: { dueOn } })),
      ),
      ...doubtIf(
        'discount',
        t.whichDiscount,
        offs.map((one) => offWay(one, words)),
      ),
    ],
  }
}

const NO_OFF: Off = { discount: 0 }

/** Each discount that was said, once; of several amounts, which may as well be parts of one, their sum too. */
function offsIn(terms: readonly Term[]): readonly Off[] {
  const said = terms.flatMap((term) => (term.is === 'discount' ? [term.off] : []))
  const isSum = said.length > 1 && said.every(({ permille }) => permille === undefined)
  const sum = { discount: said.reduce((all, { discount }) => all + discount, 0) }
  const offs = isSum ? [...said, sum] : said
  return [...new Map(offs.map((one) => [JSON.stringify(one), one])).values()]
}

const offWay = (off: Off, words: Words): Way => {
  const { discount, permille } = off
  if (permille === undefined) return { id: discount, name: words.money(discount), put: { ...off } }
  const name = words.percent(permille)
  return { id: name, name, put: { ...off } }
}

type Money = Pick<Agreed, 'money' | 'doubts'>

const CREDIT = { is: 'credit' } as const

function moneyIn(terms: readonly Term[], total: number | undefined, words: Words): Money {
  const said = terms.flatMap((term) => (term.is === 'paid' ? [term.paid] : []))
  const credit = terms.some(({ is }) => is === 'credit')
  if (!said.length) return { money: credit ? CREDIT : null, doubts: [] }
  const whole = said.filter(({ amount, half }) => amount === null && !half)
  const parts = said.filter(({ amount, half }) => amount !== null || half)
  const methods = methodsOf(whole)
  if (!parts.length) return payingAll(methods, credit, words)
  const [first, ...more] = parts
  if (!first || (whole.length && (more.length || !methods.length))) throw new CommandError(words.t.sayEach)
  if (whole.length) return methodFor(first, methodsOf([first, ...whole]), words)
  const paid = paidBy([cash(first), ...more.map(cash)])
  const sum = paidOf(parts.map(cash), total ?? 0).reduce((all, { amount }) => all + amount, 0)
  // A part paid and the rest on credit agree; all of it paid, and on credit, do not.
  if (!credit || (total !== undefined && sum < total)) return { money: paid, doubts: [] }
  return eitherOr([{ id: 'paid', name: words.t.paidButton, put: { money: paid } }], words)
}

type Said = Omit<Paid, 'method'> & { readonly method: Method | null }
const ALL_OF_IT: Said = { amount: null, method: null }

const methodsOf = (said: readonly { method: Method | null }[]): Method[] => [
  ...new Set(said.flatMap(({ method }) => (method ? [method] : []))),
]
const cash = (said: Said): Paid => ({ ...said, method: said.method ?? 'cash' })

/** All of it is paid, in one way, in one of several, or on credit after all. */
function payingAll(methods: readonly Method[], credit: boolean, words: Words): Money {
  if (!credit) return methodFor(ALL_OF_IT, methods, words)
  const named: readonly Method[] = methods.length ? methods : ['cash']
  const ways = named.map((method, n) => ({
    id: n === 0 ? 'paid' : method,
    name: methods.length ? `${words.t.paidButton} · ${words.t.methods[method]}` : words.t.paidButton,
    put: { money: paidBy([{ amount: null, method }]) },
  }))
  return eitherOr(ways, words)
}

const eitherOr = (paid: readonly Way[], { t }: Words): Money => ({
  money: null,
  doubts: doubtIf('payment', t.paidOrCredit, [
    ...paid,
    { id: 'credit', name: t.creditButton, put: { money: CREDIT } },
  ]),
})

function methodFor(said: Said, methods: readonly Method[], { t }: Words): Money {
  const [method = 'cash', other] = methods
  if (!other) return { money: paidBy([{ ...said, method }]), doubts: [] }
  const ways = methods.map((one) => ({
    id: one,
    name: t.methods[one],
    put: { money: paidBy([{ ...said, method: one }]) },
  }))
  return { money: paidBy([{ ...said, method }]), doubts: doubtIf('method', t.whichMethod, ways) }
}
