// Prometer: by when somebody means to pay, their own word or one that staff write down; what it changes, and what it does not.
import { useState } from 'preact/hooks'
import { addDays } from '#lib/days.ts'
import { NOTE_MAX, PROMISE_DAYS_MAX } from '#lib/limits.ts'
import { promisedDays } from '#lib/promised-days.ts'
import type { Account } from '../../client/api-types.ts'
import { today } from '../../client/clock.ts'
import { ageOf, openOf } from '../../client/debt-age.ts'
import { day, longDay, money } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import cardStyles from '../../ui/card.module.css'
import choiceStyles from '../../ui/choice.module.css'
import { Choice } from '../../ui/choice.ts'
import { classes } from '../../ui/classes.ts'
import factsStyles from '../../ui/facts.module.css'
import { DateField, TextField } from '../../ui/fields.ts'
import { html, part } from '../../ui/html.ts'
import { useIntent } from '../../ui/intent.ts'
import { Figure } from '../../ui/money.ts'
import { needsNetwork } from '../../ui/needs-network.ts'
import { Refused } from '../../ui/refused.ts'
import { Sheet } from '../../ui/sheet.ts'
import { SheetForm } from '../../ui/sheet-form.ts'
import thirdsStyles from '../../ui/thirds.module.css'
import { showToast } from '../../ui/toast.ts'
import { type Promised, promise, promiseFor } from './calls.ts'
import styles from './promise.module.css'

/** As many as stand side by side; tomorrow goes first where there are more. */
const OFFERED = 3

interface PromiseSheetProps {
  readonly account: Account
  /** Whose it is, where staff write it down; left out: one's own. */
  readonly of?: { readonly id: number; readonly name: string }
  readonly close: () => void
}

const weekdayOf = (on: string) => longDay(on).split(',')[0] ?? ''

export function PromiseSheet({ account, of, close }: PromiseSheetProps) {
  const t = words('reminders').promise
  const [on, setOn] = useState<string | null>(account.promise?.on ?? null)
  const [note, setNote] = useState('')
  const intent = useIntent<{ on: string; note?: string }, Promised>({
    name: of ? `promise/${of.id}` : 'promise',
    close,
    send: (input, key) => (of ? promiseFor(of.id, input, key) : promise({ on: input.on }, key)),
    done: ({ data }) => showToast({ text: t.done(longDay(data.on)), icon: 'check' }),
  })
  const last = addDays(today(), PROMISE_DAYS_MAX)
  const wrong = on !== null && (on < today() || on > last) ? t.within(PROMISE_DAYS_MAX) : null
  const press = () => on && void intent.submit({ on, ...(note.trim() ? { note: note.trim() } : {}) })
  const act = needsNetwork({
    text: on ? t.act(weekdayOf(on), Number(on.slice(8))) : t.choose,
    press,
    busy: intent.busy,
    enabled: on !== null && wrong === null,
  })
  return part(Sheet, {
    title: of ? t.titleOf(of.name) : t.title,
    close,
    children: part(SheetForm, {
      act,
      children: html`
        ${part(Owed, { account })}
        ${part(Choice<string>, {
          label: t.when,
          options: promisedDays(today())
            .slice(-OFFERED)
            .map((value) => ({
              value,
              label: html`<span class=${styles.weekday}>${weekdayOf(value)}</span><span class="second muted">${day(value)}</span>`,
            })),
          value: on,
          pick: setOn,
          row: thirdsStyles.thirds,
          face: classes(choiceStyles.chip, choiceStyles.wide, styles.day),
        })}
        ${part(DateField, {
          label: t.otherDay,
          value: on ?? '',
          set: (next) => setOn(next || null),
          min: today(),
          max: last,
          wrong: wrong ?? intent.wrong('on'),
        })}
        ${of && part(TextField, { label: t.note, value: note, set: setNote, maxLength: NOTE_MAX, wrong: intent.wrong('note') })}
        ${part(Changes, { on, isOwn: of === undefined })}
        ${part(Refused, { error: intent.refusal, at: ['on', 'note'] })}
      `,
    }),
  })
}

/** What is owed: a promise is about all of it. */
function Owed({ account }: { account: Account }) {
  const t = words('reminders').promise
  const { late, overdue, firstDueOn } = ageOf(openOf(account), today())
  return html`<section class=${classes(cardStyles.card, styles.owed)}>
    ${part(Figure, { amount: account.due })}
    ${firstDueOn && html`<p class="second muted">${late > 0 ? t.overdue(overdue < account.due ? money(overdue) : null, day(firstDueOn)) : t.dueOn(day(firstDueOn))}</p>`}
  </section>`
}

function Changes({ on, isOwn }: { on: string | null; isOwn: boolean }) {
  const t = words('reminders').promise
  const facts = [
    [t.until, isOwn ? t.untilYou : t.untilThey],
    [t.dueDay, t.dueDayLine],
    isOwn ? [t.shopSees, on ? t.shopSeesLine(day(on)) : '…'] : [t.theyRead, t.theyReadLine],
  ]
  return html`<dl class=${classes(cardStyles.card, factsStyles.facts)}>
    ${facts.map(([name, said]) => html`<div key=${name}><dt class="muted">${name}</dt><dd>${said}</dd></div>`)}
  </dl>`
}
