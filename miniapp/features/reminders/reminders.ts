// Lembrar: who would be reminded of what they owe, what each of them reads, who cannot be reached; and sending it.
import { useState } from 'preact/hooks'
import { dayAt, today } from '../../client/clock.ts'
import { clock } from '../../client/format.ts'
import { place, toTab } from '../../client/router.ts'
import { words } from '../../client/words.ts'
import { Banner } from '../../ui/banner.ts'
import boneStyles from '../../ui/bone.module.css'
import buttonStyles from '../../ui/button.module.css'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { useIntent } from '../../ui/intent.ts'
import { lazy } from '../../ui/lazy.ts'
import { MainButton } from '../../ui/main-button.ts'
import { Missing } from '../../ui/missing.ts'
import { Figure } from '../../ui/money.ts'
import { needsNetwork, SeenAt } from '../../ui/needs-network.ts'
import pageStyles from '../../ui/page.module.css'
import { Refused } from '../../ui/refused.ts'
import rowStyles from '../../ui/row.module.css'
import { ScreenFrame, useMasterDetail } from '../../ui/screen-frame.ts'
import sectionStyles from '../../ui/section.module.css'
import { RowBones, Section } from '../../ui/section.ts'
import { Empty } from '../../ui/states.ts'
import { settings } from '../shop/held.ts'
import { type Preview, type Reminding, type Sent, sendReminders } from './calls.ts'
import { reminding, remindingKey } from './held.ts'
import { quietUntil } from './quiet.ts'
import { Reads } from './reads.ts'
import styles from './reminders.module.css'
import { askedOf, LeftOut, Ticked, Unreached } from './reminding-row.ts'
import { isTurn } from './turn.ts'

const TextSheet = lazy(async () => (await import('./text-sheet.ts')).TextSheet, 'shop')

export function Screen() {
  const id = Number(place.value.query['customer'])
  return part(Page, { key: id || 0, who: id > 0 ? id : null })
}

const idOf = ({ customer }: Reminding) => customer.id

function Page({ who }: { who: number | null }) {
  const t = words('reminders').reminders
  const [text, setText] = useState<string | null>(null)
  const held = reminding(remindingKey(who, text))
  const usual = reminding(remindingKey(who, null))
  // Until the other text has come back filled, what was there.
  const preview = held.use() ?? usual.value.value
  const isKnown = settings.use() !== null || settings.error.value !== null
  return part(ScreenFrame, {
    look: classes(pageStyles.withAct, rowStyles.namesFirst),
    children: html`
      <h1 class="hidden" tabindex="-1">${t.title}</h1>
      ${part(SeenAt, { held })}
      ${
        preview && isKnown
          ? part(Whole, { preview, isOne: who !== null, text, setText })
          : part(Missing, {
              held,
              children: html`<div class=${classes(cardStyles.card, styles.head, boneStyles.bone)}></div>${part(RowBones)}`,
            })
      }
    `,
  })
}

/** Who is not ticked at first: whose day has not come. */
function notTheirTurn(reached: readonly Reminding[]): ReadonlySet<number> {
  const days = settings.value.value?.reminders.days ?? []
  const waits = ({ firstDueOn, last }: Reminding) =>
    firstDueOn !== null && !isTurn({ firstDueOn, lastOn: last && dayAt(last) }, days, today())
  return new Set(reached.filter(waits).map(idOf))
}

interface WholeProps {
  readonly preview: Preview
  /** Of one customer, who was chosen already. */
  readonly isOne: boolean
  /** In place of the shop's. */
  readonly text: string | null
  readonly setText: (text: string | null) => void
}

function Whole({ preview, isOne, text, setText }: WholeProps) {
  const t = words('reminders').reminders
  const [leftOut, leaveOut] = useState<ReadonlySet<number> | null>(null)
  const [touched, touch] = useState<number | null>(null)
  const [sent, setSent] = useState<Sent | null>(null)
  const { items } = preview
  const reached = items.filter(({ skipped }) => skipped === null)
  const unreached = items.filter(({ skipped }) => skipped === 'unreachable')
  const others = items.filter(({ skipped }) => skipped !== null && skipped !== 'unreachable')
  const without = leftOut ?? (isOne ? new Set<number>() : notTheirTurn(reached))
  const ticked = reached.filter((item) => !without.has(idOf(item)))
  const shown = reached.find((item) => idOf(item) === touched) ?? reached[0]
  const until = quietUntil(settings.value.value?.quietHours ?? null, clock(new Date().toISOString()))
  const toggle = (id: number) => {
    const next = new Set(without)
    if (!next.delete(id)) next.add(id)
    leaveOut(next)
    touch(id)
  }
  if (!items.length)
    return part(Empty, {
      face: '🤝',
      title: t.nobody,
      line: t.nobodyLine,
      children: html`<button class=${buttonStyles.button} onClick=${() => toTab('/debts')}>${t.toDebts}</button>`,
    })
  return html`
    ${sent && html`<div class=${styles.sent}>${part(Banner, { tone: 'good', icon: 'check', role: 'status', title: until ? t.waits(sent.sent, until) : t.sent(sent.sent), line: sent.skipped > 0 ? t.leftOut(sent.skipped) : undefined })}</div>`}
    ${reached.length > 0 && !(sent && !ticked.length) && part(Sum, { ticked, of: items.length })}
    ${reached.length > 0 && html`<ul class=${classes(cardStyles.card, rowStyles.rows)}>${reached.map((item) => part(Ticked, { key: idOf(item), item, ticked: !without.has(idOf(item)), toggle: () => toggle(idOf(item)) }))}</ul>`}
    ${shown && part(Message, { item: shown, at: until, template: preview.text, text, setText })}
    ${unreached.length > 0 && part(Section, { title: t.unreached, children: unreached.map((item) => part(Unreached, { key: idOf(item), item })) })}
    ${others.length > 0 && part(Section, { title: t.others, children: others.map((item) => part(LeftOut, { key: idOf(item), item })) })}
    ${reached.length > 0 && part(Send, { ids: ticked.map(idOf), text, until, done: setSent })}
  `
}

function Sum({ ticked, of }: { ticked: readonly Reminding[]; of: number }) {
  const t = words('reminders').reminders
  const isLate = ticked.every(({ overdue }) => overdue > 0)
  const amount = ticked.reduce((sum, item) => sum + askedOf(item), 0)
  return html`<section class=${classes(cardStyles.card, styles.head)}>
    <p class="second muted"><span>${isLate ? t.late : t.owed}</span><span>${t.people(ticked.length, of)}</span></p>
    <div aria-live="polite">${part(Figure, { amount })}</div>
  </section>`
}

interface MessageProps {
  readonly item: Reminding
  readonly at: string | null
  /** With its words in braces. */
  readonly template: string
  readonly text: string | null
  readonly setText: (text: string | null) => void
}

function Message({ item, at, template, text, setText }: MessageProps) {
  const t = words('reminders').reminders
  const [open, setOpen] = useState(false)
  const use = (next: string | null) => {
    setOpen(false)
    if (next !== template) setText(next)
  }
  return html`<section class=${sectionStyles.section} aria-label=${t.reads(item.customer.name)}>
    <div class=${sectionStyles.sectionHead}>
      <h2>${t.reads(item.customer.name)}</h2>
      <button class=${classes('link', sectionStyles.sectionLink)} onClick=${() => setOpen(true)}>${t.changeText}</button>
    </div>
    ${part(Reads, { item, at })}
    ${open && part(TextSheet, { text: text ?? template, use, reset: text === null ? undefined : () => use(null), close: () => setOpen(false) })}
  </section>`
}

interface SendProps {
  readonly ids: readonly number[]
  readonly text: string | null
  /** When the shop is quiet no more; null: it is not quiet. */
  readonly until: string | null
  readonly done: (sent: Sent) => void
}

function Send({ ids, text, until, done }: SendProps) {
  const t = words('reminders').reminders
  const beside = useMasterDetail() !== null
  const intent = useIntent<{ customerIds: readonly number[]; text?: string }, Sent>({
    name: 'remind',
    send: sendReminders,
    done: ({ data }) => done(data),
  })
  const press = () => void intent.submit({ customerIds: ids, ...(text === null ? {} : { text }) })
  const says = ids.length === 0 ? t.sendNobody : until ? t.sendAt(until) : t.send(ids.length)
  return html`
    ${part(Refused, { error: intent.refusal })}
    ${part(MainButton, { ...needsNetwork({ text: says, press, enabled: ids.length > 0 }), busy: intent.busy, inPage: beside })}
  `
}
