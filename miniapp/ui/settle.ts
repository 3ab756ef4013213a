// What stands between a form and saving it: values that both changed, chosen one by one, and a record that was archived meanwhile.
import { useEffect, useRef, useState } from 'preact/hooks'
import { type By, changedSince } from '../client/changed-by.ts'
import { clock, dotted } from '../client/format.ts'
import { words } from '../client/words.ts'
import { haptic } from '../platform/telegram.ts'
import { calledBy } from './avatar.ts'
import bannerStyles from './banner.module.css'
import buttonStyles from './button.module.css'
import cardStyles from './card.module.css'
import { classes } from './classes.ts'
import { html, part } from './html.ts'
import { Icon } from './icons.ts'
import { MainButton } from './main-button.ts'
import styles from './record.module.css'
import { isTouched, type RecordProps, type Shown, savedBy } from './record-shown.ts'
import { Refused } from './refused.ts'
import { TouchedNote } from './touched-note.ts'

interface OneProps<Values extends object> extends Pick<RecordProps<Values>, 'form'> {
  readonly show: Shown<Values>
}

export function Settle<Values extends object>({ form, shows }: RecordProps<Values>) {
  const t = words('shared').record
  const { choices, met } = form
  const next = choices.find((field) => met[field]?.picked === undefined)
  const stack = useRef<HTMLDivElement>(null)
  // The next one that is open has the focus: who chooses goes on without looking for it.
  useEffect(() => {
    stack.current?.querySelector<HTMLElement>('[data-next] input')?.focus({ preventScroll: false })
  }, [next])
  const all = (side: 'mine' | 'theirs') => {
    haptic('selection')
    form.pick(side, ...choices)
  }
  const [first] = shows
  const by = savedBy(form)
  return html`<div class=${cardStyles.stack} ref=${stack}>
    ${first && !choices.includes(first.field) && part(Drawn<Values>, { form, show: first })}
    ${shows
      .filter(({ field }) => choices.includes(field))
      .map((show) => part(Choose<Values>, { key: show.field, form, show, isNext: show.field === next }))}
    ${shows
      .filter(({ field }) => field !== first?.field && isTouched(met[field]))
      .map((show) => part(Drawn<Values>, { key: show.field, form, show }))}
    ${
      choices.length > 0 &&
      html`<div class=${styles.all}>
        <button type="button" class=${buttonStyles.button} onClick=${() => all('theirs')}>${t.allTheirs(by && calledBy(by.name))}</button>
        <button type="button" class=${buttonStyles.button} onClick=${() => all('mine')}>${t.allMine}</button>
      </div>`
    }
    ${part(Refused, { error: form.refusal })}
  </div>`
}

/** Longer ones are set as text, not as a figure. */
const FIGURE_MAX = 24

function Choose<Values extends object>({ form, show, isNext }: OneProps<Values> & { isNext: boolean }) {
  const t = words('shared').record
  const { field, label, said } = show
  const met = form.met[field]
  if (!met) return null
  const shown = (value: unknown) => said({ ...form.values, [field]: value }) || t.nothing
  const whose = dotted(met.by ? calledBy(met.by) : t.somebody, met.at && clock(met.at)).replace(
    '\u00a0·\u00a0',
    ', ',
  )
  const choose = (side: 'mine' | 'theirs') => {
    haptic('selection')
    form.pick(side, field)
  }
  const row = (side: 'mine' | 'theirs', value: string, by: string) =>
    html`<label class=${styles.one}>
      <input type="radio" name=${`${form.name}/${field}`} checked=${met.picked === side} onChange=${() => choose(side)} />
      <span class=${styles.tick} aria-hidden="true">${part(Icon, { name: 'check', size: 16 })}</span>
      <b class=${classes('figure', value.length > FIGURE_MAX && styles.long)}>${value}</b>
      <small>${by}</small>
    </label>`
  const name = label(form.values)
  return html`<div class=${classes(cardStyles.card, styles.choose, isNext && styles.next)} role="radiogroup" aria-label=${name} data-next=${isNext || undefined}>
    <p><span>${name}</span><s class="figure">${shown(met.was)}</s></p>
    ${row('theirs', shown(form.theirs(field)), whose)}
    ${row('mine', shown(met.mine), t.you)}
  </div>`
}

/** A value as it stands; tinted where somebody changed it: another, or the person here. */
function Drawn<Values extends object>({
  form,
  show,
  isMine = false,
}: OneProps<Values> & { isMine?: boolean }) {
  const t = words('shared').record
  const { field, label, said } = show
  const met = form.met[field]
  const theirs = isTouched(met)
  const whose = isMine ? t.you : theirs ? calledBy(met?.by ?? t.somebody) : null
  return html`<dl class=${classes(styles.drawn, whose !== null && styles.tinted)}>
      <div><dt>${label(form.values)}</dt><dd>${said(form.values) || t.nothing}</dd>${whose !== null && html`<dd>${whose}</dd>`}</div>
    </dl>
    ${theirs && !isMine && part(TouchedNote<Values>, { form, show })}`
}

interface ArchivedProps<Values extends object> extends RecordProps<Values> {
  readonly discard: () => void
}

/** It went while something was typed: what was is kept until it is brought back, or given up. */
export function Archived<Values extends object>({ form, shows, discard }: ArchivedProps<Values>) {
  const t = words('shared').record
  const by = useArchivedBy(form)
  const title =
    form.entity === 'product' || form.entity === 'customer' ? t.archived[form.entity] : t.archived.other
  const [first, ...others] = shows
  return html`<div class=${cardStyles.stack}>
    <section class=${bannerStyles.banner} role="status">
      ${part(Icon, { name: 'archive', size: 24 })}
      <div>
        <p class="strong">${title(by?.by ? calledBy(by.by.name) : t.somebody)}</p>
        <p class="second">${t.archivedLine(by ? clock(by.at) : null)}</p>
      </div>
    </section>
    ${first && part(Drawn<Values>, { form, show: first, isMine: form.typedFields.includes(first.field) })}
    ${others
      .filter(({ field }) => form.typedFields.includes(field))
      .map((show) => part(Drawn<Values>, { key: show.field, form, show, isMine: true }))}
    ${part(Refused, { error: form.notBack })}
    ${part(MainButton, { kind: 'secondary', text: t.discard, press: discard, inFlow: true })}
  </div>`
}

function useArchivedBy<Values extends object>({
  entity,
  id,
  record,
}: RecordProps<Values>['form']): By | null {
  const [by, setBy] = useState<By | null>(null)
  const version = record?.version ?? 0
  useEffect(() => {
    let shows = true
    const ask = async () => {
      const { archived } = await changedSince(entity, id, Math.max(1, version - 1))
      if (shows && archived) setBy(archived)
    }
    // Without an answer it is said without a name.
    ask().catch(() => undefined)
    return () => {
      shows = false
    }
  }, [version])
  return by
}
