// A contract as it is written: what, the terms, who and as what, how many suffice, the instalments, until when. Kept as a draft, or sent.
import { useRef, useState } from 'preact/hooks'
import { DESCRIPTION_MAX, NAME_MAX } from '#lib/limits.ts'
import { today } from '../../client/clock.ts'
import { back, replace } from '../../client/router.ts'
import { words } from '../../client/words.ts'
import { haptic } from '../../platform/telegram.ts'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { DateField, TextField } from '../../ui/fields.ts'
import { html, type Inside, part } from '../../ui/html.ts'
import { useIntent } from '../../ui/intent.ts'
import { MainButton } from '../../ui/main-button.ts'
import { needsNetwork } from '../../ui/needs-network.ts'
import { useRecordForm } from '../../ui/record-form.ts'
import { actOf, RecordBody, Touched } from '../../ui/record-parts.ts'
import { Refused } from '../../ui/refused.ts'
import { useMasterDetail } from '../../ui/screen-frame.ts'
import { RowBones } from '../../ui/section.ts'
import { showToast } from '../../ui/toast.ts'
import { createContract, editContract, proposeContract } from './calls.ts'
import { withFreeCode } from './code.ts'
import styles from './contracts.module.css'
import formStyles from './form.module.css'
import { type Change, calledBack, changeOf, READING, shownOf, type Values } from './form-values.ts'
import { contractOf, takeContract } from './held.ts'
import { PlanFields } from './plan-fields.ts'
import { Seats } from './seats.ts'
import { TextArea } from './text-area.ts'
import { ThrowAway } from './throw-away.ts'
import type { Contract, ContractInput } from './types.ts'

type Wrong = { readonly [Field in keyof Values]?: string }

/** Null: a new one. */
export function ContractForm({ contract }: { contract: Contract | null }): Inside {
  const { form: t } = words('contracts')
  const beside = useMasterDetail() !== null
  const [wrong, setWrong] = useState<Wrong>({})
  const { form, send, sending } = useWriting(contract)
  const { values, set, intent } = form
  const show = shownOf()
  const begin = (isSent: boolean) => {
    const missing = whatIsMissing(values)
    setWrong(missing)
    if (Object.keys(missing).length) haptic('error')
    else send(isSent)
  }
  const of = (field: keyof Values, as: 'field' | 'block', children: Inside) =>
    part(Touched<Values>, { form, show: show[field], as, children })
  if (sending) return part(RowBones, { count: 6 })
  return html`<h1 class="hidden" tabindex="-1">${contract?.title ?? t.title}</h1>
    <div class=${classes(cardStyles.stack, formStyles.written)}>
      ${part(RecordBody<Values>, {
        form,
        shows: Object.values(show),
        discard: form.clear,
        children: html`
          ${of('title', 'field', part(TextField, { label: t.about, value: values.title, set: (title) => set({ title }), maxLength: NAME_MAX, wrong: wrong.title ?? intent.wrong('title') }))}
          ${of('terms', 'field', part(TextArea, { label: t.terms, value: values.terms, set: (terms) => set({ terms }), maxLength: DESCRIPTION_MAX, wrong: wrong.terms ?? intent.wrong('terms') }))}
          ${of('parties', 'block', part(Seats, { parties: values.parties, quorum: values.quorum, set, wrong: wrong.parties ?? null }))}
          ${of('instalments', 'block', part(PlanFields, { values, set, wrong: wrong.instalments ?? null }))}
          ${of('signBy', 'field', part(DateField, { label: t.signBy, value: values.signBy, set: (signBy) => set({ signBy }), min: today(), wrong: wrong.signBy ?? intent.wrong('deadline') }))}
        `,
      })}
      ${contract && form.dirty && !form.settling && html`<button type="button" class="link" onClick=${form.clear}>${t.discard}</button>`}
      ${part(Refused, { error: form.refusal, at: ['title', 'terms', 'deadline'] })}
      ${contract && !form.settling && part(ThrowAway, { contract })}
    </div>
    <div class=${styles.pair}>
    ${!form.settling && part(MainButton, { kind: 'secondary', ...needsNetwork({ text: t.keep, press: () => begin(false) }), busy: intent.busy, inPage: beside, inFlow: true })}
    ${part(MainButton, { ...actOf(form, { text: t.send, press: () => begin(true) }), inPage: beside, inFlow: true })}
    </div>`
}

function whatIsMissing({ title, terms, parties, instalments, signBy }: Values): Wrong {
  const { form: t } = words('contracts')
  return {
    ...(title.trim() ? {} : { title: t.needsTitle }),
    ...(terms.trim() ? {} : { terms: t.needsTerms }),
    ...(parties.length ? {} : { parties: t.needsPeople }),
    ...(instalments.every(({ on, amount }) => amount > 0 && on) ? {} : { instalments: t.needsAmount }),
    ...(signBy >= today() ? {} : { signBy: t.needsDeadline }),
  }
}

/** Its values on their way: kept as a draft, and then, where that is wanted, sent to who is in it. */
function useWriting(contract: Contract | null) {
  const { form: t } = words('contracts')
  /** Sent once it is kept. */
  const isSent = useRef(false)
  const made = useRef(contract?.code ?? null)
  const [sending, setSending] = useState(false)
  const proposing = useIntent<{ readonly code: string }, Contract>({
    name: `contract/${contract?.code ?? 'new'}/send`,
    send: ({ code }, key) => proposeContract(code, key),
    done: ({ data }) => {
      takeContract(data)
      showToast({ text: t.sent, icon: 'check' })
      if (!contract) replace(`/contracts/${data.code}`)
      setSending(false)
    },
    refused: (error, { code }) => {
      setSending(false)
      if (contract) return
      if (error.body?.detail) showToast({ text: error.body.detail })
      replace(`/contracts/${code}`)
    },
  })
  const form = useRecordForm<Contract, Values, Change>({
    entity: 'contract',
    id: contract?.id ?? 0,
    name: `contract/${contract?.code ?? 'new'}`,
    record: contract,
    seenAt: contract ? contractOf(contract.code).seenAt.value : null,
    reading: READING,
    called: calledBack,
    changeOf,
    send: ({ version, ...change }, key) =>
      contract
        ? editContract(contract.code, { version: version ?? 0, ...change }, key)
        : withFreeCode(change.title ?? '', key, (code, one) =>
            createContract({ ...(change as Omit<ContractInput, 'code'>), code }, one),
          ),
    put: takeContract,
    stored: ({ data }) => {
      made.current = data.code
      if (isSent.current) setSending(true)
      else showToast({ text: t.kept, icon: 'check' })
    },
    close: () => {
      if (!isSent.current) back()
      else if (made.current) void proposing.submit({ code: made.current })
    },
  })
  const send = (sent: boolean) => {
    isSent.current = sent
    // Nothing was typed: it is kept already.
    if (contract && !form.dirty) {
      if (sent) void proposing.submit({ code: contract.code })
      else back()
    } else form.save()
  }
  const refusal = form.refusal ?? proposing.refusal
  return {
    form: { ...form, refusal, intent: { ...form.intent, busy: form.intent.busy || proposing.busy } },
    send,
    sending,
  }
}
