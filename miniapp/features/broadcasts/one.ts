// One message on its way, or what became of it: how far it is, whom it did not reach, and what was answered.
import { clock, number } from '../../client/format.ts'
import { go } from '../../client/router.ts'
import { moment } from '../../client/when.ts'
import { words } from '../../client/words.ts'
import { confirm } from '../../platform/popups.ts'
import { Avatar } from '../../ui/avatar.ts'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { useIntent } from '../../ui/intent.ts'
import { MainButton } from '../../ui/main-button.ts'
import meterStyles from '../../ui/meter.module.css'
import { Missing } from '../../ui/missing.ts'
import { needsNetwork } from '../../ui/needs-network.ts'
import { Refused } from '../../ui/refused.ts'
import { Badge, Row, RowBones, Section } from '../../ui/section.ts'
import styles from './broadcasts.module.css'
import { Bubble } from './bubble.ts'
import { type Broadcast, stopBroadcast } from './calls.ts'
import { beginning, oneBroadcast } from './held.ts'
import { percent, Voters, Votes } from './votes.ts'

/** What goes out in a second. */
const A_SECOND = 30

export function One({ id }: { id: number }) {
  const held = oneBroadcast(id)
  const broadcast = held.use()
  if (!broadcast) return part(Missing, { held, children: part(RowBones, { count: 4 }) })
  const isOn = broadcast.state === 'sending'
  return html`<div class=${styles.stack}>
    ${part(Progress, { broadcast })}
    ${broadcast.poll && !isOn && part(Votes, { broadcast })}
    ${isOn ? part(Latest, { broadcast }) : part(Missed, { broadcast })}
    ${!isOn && part(Voters, { broadcast })}
    ${part(Said, { broadcast })}
    ${isOn && part(Stop, { id })}
    ${!isOn && broadcast.voters > 0 && part(TellResult, { broadcast })}
  </div>`
}

function Progress({ broadcast: { state, poll, audience, sent, failed, waiting } }: { broadcast: Broadcast }) {
  const t = words('broadcasts').broadcasts
  const isOn = state === 'sending'
  const parts = [
    [styles.sent, sent, t.parts.sent(sent)],
    [styles.failed, failed, t.parts.failed(failed)],
    [styles.waiting, waiting, isOn ? t.parts.waiting(waiting) : t.parts.notSent(waiting)],
  ] as const
  const some = parts.filter(([, count]) => count > 0)
  return html`<section class=${classes(cardStyles.card, styles.head)} aria-live="polite">
    <p class=${classes('muted', styles.line)}><span>${isOn ? t.sending(poll !== null) : state === 'stopped' ? t.stopped : t.sent}</span>
      ${isOn && waiting > 0 && html`<span>${t.left(Math.max(1, Math.ceil((waiting * (poll ? 2 : 1)) / A_SECOND)))}</span>`}</p>
    <p class=${classes('figure', styles.figure)}>${number(isOn ? sent + failed : sent)}<small>${t.of(audience)}</small></p>
    <div class=${meterStyles.meter} aria-hidden="true">${some.map(([look, count]) => html`<i key=${look} class=${look} style=${{ flexGrow: count }} />`)}</div>
    <p class=${classes('figure', styles.legend)}>${some.map(([look, , says]) => html`<span key=${look}><i class=${look} aria-hidden="true" />${says}</span>`)}</p>
  </section>`
}

function Latest({ broadcast: { latest } }: { broadcast: Broadcast }) {
  const t = words('broadcasts').broadcasts
  if (!latest.length) return html`<p class="second muted">${t.once}</p>`
  return part(Section, {
    title: t.now,
    foot: t.once,
    children: latest.map(({ id, name, why, at }) =>
      part(Row, {
        key: id,
        thumb: part(Avatar, { id, name }),
        title: name,
        second: why ? t.why[why] : t.gotAt(clock(at)),
        under: html`<span class=${why ? 'danger' : 'good'}>${part(Icon, { name: why ? 'close' : 'check' })}</span>`,
      }),
    ),
  })
}

function Missed({ broadcast: { missed, failed } }: { broadcast: Broadcast }) {
  const t = words('broadcasts').broadcasts
  if (!missed.length) return null
  return part(Section, {
    title: t.missed(failed),
    children: missed.map(({ id, name, why }) =>
      part(Row, { key: id, thumb: part(Avatar, { id, name }), title: name, second: t.why[why] }),
    ),
  })
}

function Said({ broadcast }: { broadcast: Broadcast }) {
  const t = words('broadcasts').broadcasts
  const { by, createdAt, state, text, entities, poll, mediaUrl } = broadcast
  return part(Section, {
    title: t.by(by.name, moment(createdAt)),
    end: part(Badge, {
      tone: state === 'done' ? 'good' : state === 'stopped' ? 'warn' : 'accent',
      children: t.states[state],
    }),
    list: false,
    children: part(Bubble, { text, entities, ...(poll ? { poll } : {}), photo: mediaUrl, at: createdAt }),
  })
}

/** What came of the poll goes to those who have it: as a new message, which can still be changed. */
function TellResult({ broadcast: { id, poll, votes, voters, sent } }: { broadcast: Broadcast }) {
  const t = words('broadcasts').broadcasts
  if (!poll || !votes) return null
  const lines = votes.map(({ option, count }) => t.resultLine(option, count, percent(count, voters)))
  const press = () => {
    beginning.value = {
      text: [`📊 ${poll.question}`, '', ...lines, '', t.thanks].join('\n'),
      got: id,
      reach: sent,
    }
    go('/broadcasts/new')
  }
  return part(MainButton, needsNetwork({ text: t.sendResult(sent), press }))
}

function Stop({ id }: { id: number }) {
  const t = words('broadcasts').broadcasts
  const intent = useIntent<number, Broadcast>({
    name: `broadcast/${id}/stop`,
    send: stopBroadcast,
    done: () => void oneBroadcast(id).refresh(),
  })
  const ask = async () => {
    if (await confirm(t.stopAsk, t.stop, t.goOn)) await intent.submit(id)
  }
  return html`${part(Refused, { error: intent.refusal })}
    ${part(MainButton, { ...needsNetwork({ text: t.stop, press: () => void ask() }), busy: intent.busy, kind: 'secondary', danger: true })}`
}
