// A new agreement, asked for one thing at a time: what about, with whom, how much, in how many parts, on which day; sent at once.
import { nextCode } from '#domain/contracts/index.ts'
import { operations } from '#domain/operations.ts'
import { formatDay } from '#lib/days.ts'
import { fold } from '#lib/fold.ts'
import { dayIn } from '#locales/format.ts'
import { headed } from './agreement.ts'
import { partsOf } from './agreement-parts.ts'
import { type Buyer, buyerOf, nameOf, whichBuyer, withBuyer } from './buyer.ts'
import type { Context } from './context.ts'
import { CHOICES_SHOWN, debtorLabel, debtorsOn } from './debtors.ts'
import { type AnyForm, callOf, type FormHandler, type Open, saying } from './form.ts'
import { lexiconOf } from './lexicon.ts'
import { type Choice, type Line, line, sentence } from './message.ts'
import { CommandError } from './outcome.ts'
import { tokensIn } from './reader/lexer.ts'
import { PaymentReader } from './reader/payment.ts'
import type { Words } from './words.ts'

const SUBJECTS = ['debt', 'order', 'other'] as const
type Subject = (typeof SUBJECTS)[number]

export interface AgreementForm extends AnyForm {
  readonly kind: 'agreement'
  /** Settled when it is begun: until when the other side may answer, the shop's day, and what it is called. */
  readonly code: string
  readonly today: string
  readonly deadline: string
  readonly subject: Subject | null
  readonly buyer: Buyer
  readonly terms: string | null
  /** Minor units; 0: no money is in it. */
  readonly total: number | null
  readonly times: number | null
  /** Of the month. */
  readonly day: number | null
}

/** How long the other side has. */
const DAYS_TO_ANSWER = 7
const TIMES_MAX = 24
const DAY_MAX = 28

export async function emptyAgreement({ runtime }: Context): Promise<AgreementForm> {
  const deadline = new Date(Date.now() + DAYS_TO_ANSWER * 86_400_000)
  return {
    kind: 'agreement',
    code: await nextCode(runtime.database),
    today: dayIn(runtime.shop.timeZone),
    deadline: deadline.toISOString(),
    subject: null,
    buyer: { is: 'nobody' },
    terms: null,
    total: null,
    times: null,
    day: null,
  }
}

type Asked = Open<AgreementForm>

function whatAbout(form: AgreementForm, { words: { t } }: Context): Asked {
  const { contracts } = t
  const names: Record<Subject, string> = {
    debt: contracts.whatDebt,
    order: contracts.whatOrder,
    other: contracts.whatOther,
  }
  const take = (subject: Subject | undefined): AgreementForm => {
    if (!subject) throw new CommandError(t.notOffered)
    return { ...form, subject }
  }
  return {
    key: 'subject',
    question: contracts.what,
    choices: SUBJECTS.map((id) => ({ id, name: names[id] })),
    settle: (value) => take(SUBJECTS.find((one) => one === value)),
    answer: (text) => take(SUBJECTS.find((one) => fold(names[one]).includes(fold(text)))),
  }
}

/** Of a debt all that is owed is meant. */
function owing(form: AgreementForm, { t }: Words): AgreementForm {
  const { subject, buyer } = form
  if (subject !== 'debt' || buyer.is !== 'known') return form
  if (buyer.due <= 0) throw new CommandError(t.contracts.owesNothing(buyer.name))
  return { ...form, total: buyer.due, terms: '' }
}

async function withWhom(form: AgreementForm, context: Context): Promise<Asked> {
  const { words } = context
  const debtors = form.subject === 'debt' ? (await debtorsOn(context, 0, CHOICES_SHOWN)).items : []
  return {
    key: 'customer',
    question: words.t.contracts.withWhom,
    choices: debtors.map((one): Choice => ({ id: one.customer.id, name: debtorLabel(one, context) })),
    settle: async (value) =>
      owing({ ...form, buyer: buyerOf(value, await context.customersOf([value]), words) }, words),
    answer: async (text) => owing(await withBuyer(form, text, context, { mayBeNew: false }), words),
  }
}

function whichTerms(form: AgreementForm, { words: { t } }: Context): Asked {
  const take = (text: string): AgreementForm => ({ ...form, terms: text.trim() })
  return {
    key: 'terms',
    question: t.contracts.terms,
    choices: [],
    settle: (value) => take(String(value)),
    answer: take,
  }
}

const NO_MONEY = 'none'

function howMuch(form: AgreementForm, { words }: Context): Asked {
  const { contracts } = words.t
  const take = (total: number): AgreementForm => {
    if (!Number.isSafeInteger(total) || total <= 0) throw new CommandError(words.t.aboveZero)
    return { ...form, total }
  }
  return {
    key: 'amount',
    question: contracts.howMuch,
    choices: [{ id: NO_MONEY, name: contracts.noMoney }],
    settle: (value) => (value === NO_MONEY ? { ...form, total: 0 } : take(Number(value))),
    answer(text) {
      const pieces = new PaymentReader(tokensIn(text), lexiconOf([]), form.today, words).terms() ?? []
      const amounts = pieces.flatMap((one) => (one.is === 'amount' ? [one.amount] : []))
      const [amount, other] = amounts
      if (typeof amount !== 'number' || other !== undefined)
        throw new CommandError(words.t.noNumber(text.trim()))
      return take(amount)
    },
  }
}

/** A small number, tapped or typed. */
function oneOf(
  key: 'times' | 'day',
  question: string,
  { choices, max }: { choices: readonly Choice[]; max: number },
  form: AgreementForm,
  { t }: Words,
): Asked {
  const take = (number: number): AgreementForm => {
    if (!Number.isInteger(number) || number < 1 || number > max) throw new CommandError(t.contracts.upTo(max))
    return { ...form, [key]: number }
  }
  return {
    key,
    question,
    choices,
    inOneRow: true,
    settle: (value) => take(Number(value)),
    answer: (text) => take(Number(/^\s*(\d{1,3})\s*[x×]?\s*$/iu.exec(text)?.[1] ?? Number.NaN)),
  }
}

async function ask(form: AgreementForm, context: Context): Promise<readonly Asked[]> {
  const { words } = context
  const { contracts } = words.t
  const { subject, buyer, terms, total, times, day } = form
  if (subject === null) return [whatAbout(form, context)]
  if (buyer.is === 'nobody') return [await withWhom(form, context)]
  if (buyer.is === 'asked') {
    const open = whichBuyer(form, buyer, context, { mayBeNew: false })
    return [
      {
        ...open,
        settle: async (value) => owing(await open.settle(value), words),
        answer: async (text) => owing(await open.answer(text), words),
      },
    ]
  }
  if (terms === null) return [whichTerms(form, context)]
  if (total === null) return [howMuch(form, context)]
  if (total === 0) return []
  const parts = subject === 'debt' ? [2, 3, 4] : [1, 2, 3]
  const inTimes = parts.map((n) => ({ id: n, name: `${n}×` }))
  if (times === null)
    return [oneOf('times', contracts.howMany, { choices: inTimes, max: TIMES_MAX }, form, words)]
  const days = [5, 10, 15, 20].map((n) => ({ id: n, name: String(n) }))
  if (day === null) return [oneOf('day', contracts.whichDay, { choices: days, max: DAY_MAX }, form, words)]
  return []
}

const partsIn = ({ total, times, day, today }: AgreementForm) =>
  total && times && day ? partsOf({ total, times, day, today }) : []

const titleOf = ({ subject, buyer, times, terms }: AgreementForm, { t: { contracts } }: Words): string =>
  subject === 'debt'
    ? contracts.debtTitle(nameOf(buyer), times ?? 1)
    : (terms ?? '').split('\n')[0]?.slice(0, TITLE_MAX).trim() || contracts.otherTitle
const TITLE_MAX = 60

const shown = (form: AgreementForm, context: Context): readonly [Line, ...Line[]] | undefined => {
  const { words } = context
  const { contracts } = words.t
  const { buyer, total, times, terms, deadline, today, subject } = form
  if (subject === null || buyer.is === 'nobody') return undefined
  const who = nameOf(buyer)
  const parts = partsIn(form).map(
    ({ on, amount }, n) =>
      `· ${contracts.instalment(n + 1, times ?? 1)} · ${formatDay(on, words.language, today)} · ${words.money(amount)}`,
  )
  const head = total && times ? contracts.pays(who, words.money(total), times) : contracts.with(who)
  const until = total === 0 || parts.length ? [contracts.agreesUntil(words.moment(deadline))] : []
  return [line(headed(head)), ...[...(terms ? [terms] : []), ...parts, ...until].map((text) => line(text))]
}

export const agreementForm: FormHandler<AgreementForm> = {
  kinds: ['agreement'],
  parse: () => Promise.resolve(undefined),
  ask,
  confirms: () => true,
  confirmLabel: ({ buyer }, { t }) => t.contracts.send(nameOf(buyer)),
  call(form, { actor, words }) {
    const { code, deadline, buyer, total, times, terms } = form
    const { contracts } = words.t
    return callOf(operations['contracts.send'], {
      code,
      title: titleOf(form, words),
      terms: terms || contracts.debtTerms(words.money(total ?? 0), times ?? 1),
      quorum: 2,
      deadline,
      parties: [
        { person: { userId: actor.userId }, role: 'seller' },
        ...(buyer.is === 'known' ? [{ person: { customerId: buyer.id }, role: 'buyer' }] : []),
      ],
      instalments: partsIn(form).map((part) => ({
        ...part,
        ...(buyer.is === 'known' ? { customerId: buyer.id } : {}),
      })),
    })
  },
  show: (form, context) => Promise.resolve(shown(form, context)),
  personal: () => true,
  says: [
    saying(
      operations['contracts.send'],
      ({ title, parties }, _, { t }) =>
        sentence('', t.contracts.proposedNow(title, parties.find(({ own }) => !own)?.person.name ?? '')),
      {
        next: ({ id }, { t }) => [
          { label: t.contracts.see, action: { do: 'page', list: 'agreement', page: id, below: true } },
        ],
      },
    ),
  ],
}
