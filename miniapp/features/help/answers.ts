// The answers of Ajuda: in which part each stands, with what mark, for whom, and which three a screen's sheet shows.
import type { Role } from '../../client/api-types.ts'
import { findPeople } from '../../client/find-people.ts'
import { maySee } from '../../client/places.ts'
import { words } from '../../client/words.ts'
import type { IconName } from '../../ui/icons.ts'
import type { Tint } from '../../ui/tints.ts'

export type HelpPart = keyof ReturnType<typeof texts>['parts']
type AnswerName = keyof ReturnType<typeof texts>['answers']

export interface Answer {
  readonly name: AnswerName
  readonly icon: IconName
  readonly tone?: Tint
  /** The smallest role that may do it; without one, staff. */
  readonly role?: Role
}

const texts = () => words('help').help

const SELL: readonly Answer[] = [
  { name: 'sell-tap', icon: 'bag' },
  { name: 'sell-weigh', icon: 'sliders' },
  { name: 'sell-part', icon: 'cash', tone: 'good' },
  { name: 'sell-undo', icon: 'back' },
  { name: 'sell-again', icon: 'repeat' },
  { name: 'sell-discount', icon: 'percent', tone: 'warn' },
  { name: 'sell-offline', icon: 'cloudOff', tone: 'warn' },
]
const PRODUCTS: readonly Answer[] = [
  { name: 'products-create', icon: 'more', role: 'owner' },
  { name: 'products-list', icon: 'fileTable', role: 'owner' },
  { name: 'products-receive', icon: 'receive', tone: 'good' },
  { name: 'products-count', icon: 'count', tone: 'good' },
  { name: 'products-lost', icon: 'ban', tone: 'danger' },
  { name: 'products-price', icon: 'pencil', role: 'owner' },
  { name: 'products-photo', icon: 'box', role: 'owner' },
  { name: 'products-low', icon: 'alert', tone: 'warn' },
]
const DEBTS: readonly Answer[] = [
  { name: 'debts-tab', icon: 'bag' },
  { name: 'debts-take', icon: 'take', tone: 'good' },
  { name: 'debts-who', icon: 'notebook', tone: 'warn' },
  { name: 'debts-day', icon: 'calendar', tone: 'warn' },
  { name: 'debts-limit', icon: 'sliders', role: 'owner' },
  { name: 'debts-pix', icon: 'pix', tone: 'good' },
  { name: 'debts-statement', icon: 'receipt' },
  { name: 'debts-notebook', icon: 'notebook', tone: 'warn', role: 'owner' },
]
const PEOPLE: readonly Answer[] = [
  { name: 'people-invite', icon: 'personNew', role: 'owner' },
  { name: 'people-role', icon: 'shield', role: 'owner' },
  { name: 'people-off', icon: 'ban', tone: 'danger', role: 'owner' },
  { name: 'people-did', icon: 'history', role: 'owner' },
]
const SHOP: readonly Answer[] = [
  { name: 'shop-limits', icon: 'percent', tone: 'warn', role: 'owner' },
  { name: 'shop-pix', icon: 'pix', tone: 'good', role: 'owner' },
  { name: 'shop-due', icon: 'calendar', role: 'owner' },
]
const CHAT: readonly Answer[] = [
  { name: 'chat-sell', icon: 'command' },
  { name: 'chat-ask', icon: 'search' },
  { name: 'chat-several', icon: 'several' },
  { name: 'chat-undo', icon: 'back' },
  { name: 'chat-help', icon: 'help', tone: 'quiet', role: 'user' },
]
const ACCOUNT: readonly Answer[] = [
  { name: 'account-pay', icon: 'wallet', role: 'user' },
  { name: 'account-lines', icon: 'receipt', role: 'user' },
  { name: 'account-goods', icon: 'store', role: 'user' },
]

/** By part, in the order shown. */
const ANSWERS: Readonly<Record<HelpPart, readonly Answer[]>> = {
  sell: SELL,
  products: PRODUCTS,
  debts: DEBTS,
  people: PEOPLE,
  shop: SHOP,
  chat: CHAT,
  account: ACCOUNT,
}
export const PARTS = Object.keys(ANSWERS) as readonly HelpPart[]

/** What staff and customers ask most. */
export const ASKED: readonly AnswerName[] = [
  'sell-undo',
  'debts-day',
  'products-count',
  'sell-offline',
  'account-pay',
  'account-lines',
]

/** Of a part, what this role may do: staff are told nothing of their own account, for they have none here. */
export const answersFor = (part: HelpPart, role: Role): readonly Answer[] =>
  part === 'account' && role !== 'user'
    ? []
    : ANSWERS[part].filter(({ role: least = 'admin' }) => maySee(role, { role: least }))

const answersOf = (role: Role): readonly Answer[] => PARTS.flatMap((part) => answersFor(part, role))

/** By its name, if this role has it. */
export const answerNamed = (name: string, role: Role): Answer | undefined =>
  answersOf(role).find((one) => one.name === name)

const WORDS = /[\p{L}\p{N}]+/gu

/** As people are found: every word is a part of what it says, or within a slip; what only makes it a question is left out. */
export function findAnswers(role: Role, typed: string): readonly Answer[] {
  const { answers, small } = texts()
  const little = new Set(small.split(' '))
  const said = typed.toLowerCase().match(WORDS) ?? []
  const asked = said.filter((word) => !little.has(word)).join(' ')
  if (!asked) return []
  const named = answersOf(role).map((answer) => {
    const { title, line, typed: example = '', also = '' } = answers[answer.name]
    return { answer, name: [title, line, example, also].join(' ') }
  })
  return findPeople(named, asked).map(({ answer }) => answer)
}
