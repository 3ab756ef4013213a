// One product at a time: how much is there, what the system says once a figure is typed, and what comes next.
import { signal } from '@preact/signals'
import { useEffect, useRef, useState } from 'preact/hooks'
import { LOSS_REASONS } from '#lib/loss-reasons.ts'
import type { CountInput, Product, WholeCount } from '../../client/api-types.ts'
import { DOT, quantity as formatQuantity, isWhole, number, unitName } from '../../client/format.ts'
import { replace } from '../../client/router.ts'
import { person } from '../../client/session.ts'
import { language, words } from '../../client/words.ts'
import cardStyles from '../../ui/card.module.css'
import { Choice } from '../../ui/choice.ts'
import { classes } from '../../ui/classes.ts'
import { doubtIn, Either } from '../../ui/either.ts'
import { html, part } from '../../ui/html.ts'
import { useIntent } from '../../ui/intent.ts'
import { Link } from '../../ui/link.ts'
import { MainButton } from '../../ui/main-button.ts'
import { Refused } from '../../ui/refused.ts'
import rowStyles from '../../ui/row.module.css'
import { useScanMeaning } from '../../ui/scan.ts'
import { showToast } from '../../ui/toast.ts'
import { asTyped, typedLevel } from '../../ui/typing.ts'
import { Picture } from '../products/picture.ts'
import { levelOf } from '../products/stock-label.ts'
import { enqueueCount, mustWait } from '../queue/outbox.ts'
import { noteCounted } from './calls.ts'
import styles from './counts.module.css'
import { type CountLine, oneCount, type ShownCount, withLines } from './held.ts'
import { Progress } from './progress.ts'
import { useSkipSwipe } from './skip-swipe.ts'

interface CountingProps {
  readonly session: ShownCount
  readonly goods: readonly Product[]
  readonly left: readonly Product[]
  readonly lines: ReadonlyMap<number, CountLine>
  readonly wanted: number | null
}

/** Put off while the app is open: they come again after the others. */
const skipped = signal<ReadonlySet<number>>(new Set())

export function Counting({ session, goods, left, lines, wanted }: CountingProps) {
  const waiting = [
    ...left.filter(({ id }) => !skipped.value.has(id)),
    ...left.filter(({ id }) => skipped.value.has(id)),
  ]
  // Whoever else notes it meanwhile, it stays before the person until they are done with it: what is typed is about this one.
  const [held, hold] = useState<number | null>(null)
  const product = goods.find(({ id }) => id === (wanted ?? held)) ?? waiting[0]
  useEffect(() => {
    if (product && wanted === null && product.id !== held) hold(product.id)
  })
  const next = waiting.find((one) => one !== product)
  const here = `/stock/count/${session.id}`
  useScanMeaning((scanned) => {
    if (goods.some(({ id }) => id === scanned.id)) replace(`${here}?p=${scanned.id}`)
    else showToast({ text: words('counts').counts.notOfThis(scanned.name) })
  }, true)
  if (!product) return null
  const goOn = () => {
    hold(null)
    replace(here)
  }
  const skip = () => {
    skipped.value = new Set([...[...skipped.value].filter((id) => id !== product.id), product.id])
    goOn()
  }
  return html`<div class=${cardStyles.stack}>
    ${part(Progress, { session })}
    ${part(OneProduct, { key: product.id, session, product, line: lines.get(product.id), goOn, skip: next ? skip : null })}
    ${part(WhatNext, { next, here })}
  </div>`
}

function WhatNext({ next, here }: { next: Product | undefined; here: string }) {
  const t = words('counts').counts
  return part(Link, {
    to: `${here}?show=list`,
    look: classes('still', cardStyles.card, rowStyles.row, styles.next),
    children: html`<span class="emoji" aria-hidden="true">${next?.emoji ?? '📦'}</span>
      <span class=${classes('muted cut', rowStyles.words)}>${next ? t.next(next.name) : t.last}</span>
      <span class="link">${t.seeList}</span>`,
  })
}

interface OneProps {
  readonly session: ShownCount
  readonly product: Product
  /** As it was counted before. */
  readonly line: CountLine | undefined
  readonly goOn: () => void
  readonly skip: (() => void) | null
}

function OneProduct({ session, product, line, goOn, skip }: OneProps) {
  const t = words('counts').counts
  const { id, name, emoji, unit, stock: stored = 0 } = product
  // What waits in this device's queue is off the shelf already.
  const stock = levelOf(product)
  const [text, setText] = useState(line ? asTyped(line.counted, language.value) : '')
  const [reason, setReason] = useState<string | null>(line?.reason ?? null)
  const [touched, setTouched] = useState(false)
  const [before] = useState(line)
  const since = line && line.n !== before?.n && line.by.id !== person.value?.id ? line : null
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    field.current?.focus({ preventScroll: true })
    field.current?.select()
  }, [])
  /** When it was pressed, by the shop's clock: trying takes its time. */
  const at = useRef('')
  const intent = useIntent<CountInput, WholeCount>({
    name: `count/${session.id}/${id}`,
    send: noteCounted,
    done: ({ data }, { counted }, came) => {
      oneCount(session.id).put((held) => withLines(held, data))
      // What was typed since is not stored: it stays, and goes by the next press.
      if (came === 'earlier') showToast({ text: t.earlier(formatQuantity(counted, unit)) })
      else goOn()
    },
    keep: async (input, key, _came, tried) => {
      if (!(await mustWait())) return 'goes'
      const late = { at: at.current, unsent: Math.max(0, Math.round((stored - stock) * 1000) / 1000), unit }
      const seen = { late, product: { name, emoji, unit }, expected: Math.max(0, stock) }
      const isKept = await enqueueCount(input, seen, key, tried)
      if (isKept) goOn()
      else showToast({ text: words('queue').queue.notKept })
      return isKept ? 'waits' : 'lost'
    },
  })
  const typed = typedLevel(text, language.value, isWhole(unit))
  const doubt = doubtIn(text, unit)
  const wrong =
    doubt ?? (typed === null ? t.notNumber : isWhole(unit) && !Number.isInteger(typed) ? t.whole(name) : null)
  const difference = typed === null || wrong ? null : Math.round((typed - stock) * 1000) / 1000
  const send = (counted: number | null, same = false) => {
    setTouched(true)
    if (counted === null) return
    const why = reason && counted < stock ? { reason } : {}
    at.current = new Date(Date.now() + session.ahead).toISOString()
    // Else the level as it stands when it arrives.
    const seen = same ? { expected: Math.max(0, stock) } : {}
    void intent.submit({ id: session.id, productId: id, counted, ...seen, ...why })
  }
  const noted = typed !== null && !wrong
  const said = wrong && (touched || doubt) ? wrong : intent.wrong('counted')
  const swipe = useSkipSwipe(skip)
  return html`<section class=${classes(cardStyles.card, styles.counting)} ...${swipe}>
    <div class=${styles.head}>
      <span class=${classes(rowStyles.thumb, styles.large)}>${part(Picture, { product, look: rowStyles.picture })}</span>
      <div><h1 tabindex="-1">${name}</h1>${product.category && html`<p class="second muted">${product.category}</p>`}</div>
    </div>
    <div role="status">${since && html`<p class="second warn">${t.meanwhile(since.by.name, formatQuantity(since.counted, unit))}</p>`}</div>
    <form novalidate onSubmit=${(event: Event) => (event.preventDefault(), send(noted ? typed : null))}>
      <p class=${styles.typed} style=${{ '--signs': String(Math.max(1, text.length)) }}>
        <input
          ref=${field}
          class="figure"
          placeholder="–"
          aria-label=${t.howMuch(name)}
          aria-invalid=${Boolean(said)}
          aria-describedby="said-of-count"
          inputmode=${isWhole(unit) ? 'numeric' : 'decimal'}
          enterkeyhint="next"
          autocomplete="off"
          maxlength="12"
          value=${text}
          onInput=${(event: InputEvent) => setText((event.currentTarget as HTMLInputElement).value)}
        />
        <span>${unitName(unit, 2)}</span>
      </p>
    </form>
    <p id="said-of-count" class=${classes(styles.difference, said && 'danger')} role="status">${said || (difference !== null && text !== '' && part(Difference, { difference, stock, unit }))}</p>
    ${part(Either, { text, unit, pick: setText })}
    <div class=${styles.answers}>
      ${text !== '' && html`<button disabled=${intent.busy} onClick=${() => send(Math.max(0, stock), true)}>${t.sameAs(number(stock))}</button>`}
      <button disabled=${intent.busy} onClick=${() => send(0)}>${t.ranOut}</button>
    </div>
    ${
      difference !== null &&
      difference < 0 &&
      part(Choice<string>, {
        label: t.why,
        row: styles.reasons,
        options: LOSS_REASONS.map((one) => ({ value: t.reasons[one], label: t.reasons[one] })),
        value: reason,
        pick: setReason,
      })
    }
    ${part(Refused, { error: intent.refusal, at: ['counted'] })}
    ${skip && part(MainButton, { kind: 'secondary', text: t.skip, press: skip })}
    ${part(MainButton, { text: noted ? t.note(number(typed)) : t.noteEmpty, press: () => send(noted ? typed : null), busy: intent.busy })}
  </section>`
}

function Difference({ difference, stock, unit }: { difference: number; stock: number; unit: string }) {
  const t = words('counts').counts
  const count = Math.abs(difference)
  const amount = formatQuantity(count, unit)
  const says = count === 0 ? t.agrees : difference < 0 ? t.missing(amount, count) : t.over(amount, count)
  return html`${t.systemSays(number(stock))}${DOT}<b class=${count === 0 ? 'good' : difference < 0 ? 'warn' : ''}>${says}</b>`
}
