// An owner: who asks, what they would owe, what to decide by, the sale, and a word that goes with yes or no.
import { NOTE_MAX } from '#lib/limits.ts'
import type { ApiError } from '../../client/api.ts'
import { money } from '../../client/format.ts'
import { go } from '../../client/router.ts'
import { words } from '../../client/words.ts'
import { calledBy } from '../../ui/avatar.ts'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { TextField } from '../../ui/fields.ts'
import { useFormDraft } from '../../ui/form-draft.ts'
import { html, type Inside, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { Figure } from '../../ui/money.ts'
import { needsNetwork } from '../../ui/needs-network.ts'
import { Refused } from '../../ui/refused.ts'
import { Badge, Section } from '../../ui/section.ts'
import { showToast } from '../../ui/toast.ts'
import { Acts } from './acts.ts'
import { agoSaid } from './ago.ts'
import styles from './approvals.module.css'
import { WhoLine } from './asked-head.ts'
import { Freed, type SideProps } from './asker.ts'
import { Facts } from './facts.ts'
import { GoodsRow } from './goods-row.ts'
import { LimitMeter } from './meter.ts'
import { beyondSaid } from './said.ts'
import { isGivenUp, owingOf, voidedAt } from './standing.ts'
import { Told } from './told.ts'
import type { Asked, AskState } from './types.ts'
import { useAnswer } from './use-answer.ts'

export function OwnerSide({ asked, state, now }: SideProps): Inside {
  const t = words('approvals').approvals
  const { account, kind } = asked
  return html`${part(Head, { asked, now })}
    ${state === 'waiting' && account && part(Facts, { account })}
    <div>${part(Section, { title: kind === 'void' ? t.toVoid : t.theSale, list: false, children: part(GoodsRow, { asked }) })}</div>
    ${state === 'waiting' ? part(Deciding, { asked }) : state === 'granted' ? part(Freed, { asked }) : part(Over, { asked, state })}`
}

function Head({ asked, now }: Pick<SideProps, 'asked' | 'now'>) {
  const t = words('approvals').approvals
  const { by, createdAt, kind, amount } = asked
  const owing = owingOf(asked)
  const beyond = beyondSaid(asked)
  const short = owing?.over ? t.passes(money(owing.over)) : beyond[0]?.short
  return html`<section class=${classes(cardStyles.card, styles.head)}>
    ${part(WhoLine, {
      asked,
      second: html`<span class="figure">${t.asksSince(calledBy(by.name), agoSaid(createdAt, now))}</span>`,
      children:
        short &&
        part(Badge, { tone: 'danger', children: html`${part(Icon, { name: 'lock', size: 14 })}${short}` }),
    })}
    <p class="second muted">${owing ? t.willOwe : kind === 'void' ? t.toVoid : t.theSale}</p>
    ${part(Figure, { amount: owing?.after ?? amount })}
    ${
      owing &&
      html`<div class=${styles.meter}>${part(LimitMeter, { owing })}</div>
      <p class=${classes('second muted figure', styles.ends)}><span>${t.owesNow(money(owing.due))}</span><span>${t.limit(money(owing.limit))}</span></p>`
    }
    ${beyond.map(({ long }) => html`<p key=${long} class=${classes('second', styles.beyond)}>${long}</p>`)}
  </section>`
}

function Deciding({ asked }: { asked: Asked }) {
  const t = words('approvals').approvals
  const { id, by, amount } = asked
  const { form, set, clear } = useFormDraft(`answer-ask/${id}`, { text: '' })
  /** What can be done no more is said to who waits, unless the owner has a word of their own. */
  const proposeWord = ({ body }: ApiError) => {
    const short = body?.shortages?.map(({ name }) => name).join(', ')
    if (short && !form.text) set({ text: t.shortWord(short) })
  }
  const intent = useAnswer(id, {
    done: ({ state }) => {
      clear()
      showToast({ text: state === 'granted' ? t.freed : t.refused, icon: 'check' })
    },
    refused: proposeWord,
  })
  const answer = (granted: boolean) => () => void intent.submit({ granted, text: form.text.trim() })
  const act = (text: string, granted: boolean) => ({
    ...needsNetwork({ text, press: answer(granted), enabled: true }),
    busy: intent.busy,
  })
  return html`
    ${part(TextField, {
      label: t.wordTo(calledBy(by.name)),
      value: form.text,
      set: (text) => set({ text }),
      maxLength: NOTE_MAX,
      wrong: intent.wrong('text'),
    })}
    ${part(Refused, { error: intent.refusal, at: ['text'] })}
    ${part(Acts, { main: act(t.free(money(amount)), true), second: act(t.refuse, false) })}
  `
}

function Over({ asked, state }: { asked: Asked; state: AskState }) {
  const t = words('approvals').approvals
  const { by, decidedBy, reason } = asked
  const to = voidedAt(asked)
  const title =
    state === 'expired'
      ? t.expired
      : isGivenUp(asked)
        ? t.gaveUp(calledBy(by.name))
        : t.refusedBy(calledBy(decidedBy?.name ?? t.somebody))
  return html`
    ${part(Told, { mark: part(Icon, { name: state === 'expired' ? 'clock' : 'alert', size: 24 }), title, line: t.nothingDone, quote: reason })}
    ${to && part(Acts, { main: { text: t.seeIt, press: () => go(to) } })}
  `
}
