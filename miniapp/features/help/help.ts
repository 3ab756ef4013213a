// Ajuda: found by words of one's own, what is asked most, and all of it by part; a part, or one answer, by its address.
import { signal } from '@preact/signals'
import { place } from '../../client/router.ts'
import { person } from '../../client/session.ts'
import { words } from '../../client/words.ts'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, type Inside, part } from '../../ui/html.ts'
import type { IconName } from '../../ui/icons.ts'
import pageStyles from '../../ui/page.module.css'
import rowStyles from '../../ui/row.module.css'
import { Search } from '../../ui/search.ts'
import { Section } from '../../ui/section.ts'
import { SettingsRow } from '../../ui/settings-row.ts'
import { Empty } from '../../ui/states.ts'
import { type Answer, ASKED, answerNamed, answersFor, findAnswers, type HelpPart, PARTS } from './answers.ts'
import { FirstStepsWay } from './first-steps-way.ts'
import styles from './help.module.css'
import { Thing } from './thing.ts'
import { WatchWay } from './watch-way.ts'

const search = signal('')

const ICONS: Readonly<Record<HelpPart, IconName>> = {
  sell: 'bag',
  products: 'box',
  debts: 'take',
  people: 'shield',
  shop: 'store',
  chat: 'command',
  account: 'wallet',
}

export function Screen() {
  const { topic = '' } = place.value.params
  const role = person.value?.role ?? 'user'
  const about = PARTS.find((one) => one === topic)
  const answer = answerNamed(topic, role)
  return html`<main class=${pageStyles.page}>
    ${about && answersFor(about, role).length > 0 ? part(OfPart, { about }) : answer ? part(OfOne, { answer }) : part(Whole)}
  </main>`
}

const Things = ({ answers }: { answers: readonly Answer[] }) =>
  html`<ul class=${classes(cardStyles.card, styles.things)}>${answers.map((one) => part(Thing, { key: one.name, answer: one }))}</ul>`

const Head = ({ title, children }: { title: string; children?: Inside }) =>
  html`<h1 class=${styles.title} tabindex="-1">${title}</h1>${children}`

function OfPart({ about }: { about: HelpPart }) {
  const answers = answersFor(about, person.value?.role ?? 'user')
  return html`${part(Head, { title: words('help').help.parts[about] })}
    ${part(Things, { answers })}
    ${part(WatchWay, { about })}`
}

function OfOne({ answer }: { answer: Answer }) {
  const t = words('help').help
  const [about = 'chat'] = answer.name.split('-') as HelpPart[]
  return html`${part(Head, { title: t.title })}
    ${part(Things, { answers: [answer] })}
    ${part(WatchWay, { about })}
    <div class=${cardStyles.gap} />
    <ul class=${classes(cardStyles.card, rowStyles.rows)}>${part(SettingsRow, { icon: ICONS[about], title: t.parts[about], to: `/help/${about}` })}</ul>`
}

function Whole() {
  const t = words('help').help
  const typed = search.value.trim()
  return html`<h1 class="hidden" tabindex="-1">${t.title}</h1>
    ${part(Search, { label: t.find, value: search.value, set: (text) => (search.value = text) })}
    ${typed ? part(Found, { typed }) : part(All)}`
}

function Found({ typed }: { typed: string }) {
  const t = words('help').help
  const found = findAnswers(person.value?.role ?? 'user', typed)
  return html`<div class=${cardStyles.gap} />
    ${found.length > 0 ? part(Things, { answers: found }) : part(Empty, { face: '🔍', title: t.nothing(typed), line: t.nothingLine })}`
}

function All() {
  const t = words('help').help
  const role = person.value?.role ?? 'user'
  const asked = ASKED.flatMap((name) => answerNamed(name, role) ?? [])
  return html`
    ${part(Section, {
      title: t.asked,
      children: asked.map(({ name, icon, tone }) =>
        part(SettingsRow, { key: name, icon, tone, title: t.answers[name].title, to: `/help/${name}` }),
      ),
    })}
    ${part(Section, { title: t.byPart, children: PARTS.map((about) => part(PartRow, { key: about, about })) })}
    ${role === 'owner' && part(FirstStepsWay)}
  `
}

function PartRow({ about }: { about: HelpPart }) {
  const count = answersFor(about, person.value?.role ?? 'user').length
  if (!count) return null
  const title = words('help').help.parts[about]
  const value = html`<span class="figure">${count}</span>`
  return part(SettingsRow, { icon: ICONS[about], title, value, to: `/help/${about}` })
}
