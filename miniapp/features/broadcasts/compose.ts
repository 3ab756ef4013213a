// Nova mensagem: a text, a photo or a poll; to whom, with how many; how it arrives; tried on oneself, then sent.
import { useEffect, useRef, useState } from 'preact/hooks'
import { CAPTION_MAX, MESSAGE_MAX } from '#lib/limits.ts'
import { readMarked } from '#lib/marked.ts'
import { longestNamed } from '#lib/named.ts'
import { number } from '../../client/format.ts'
import { replace } from '../../client/router.ts'
import { words } from '../../client/words.ts'
import { confirm } from '../../platform/popups.ts'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { useIntent } from '../../ui/intent.ts'
import mainStyles from '../../ui/main-button.module.css'
import { MainButton } from '../../ui/main-button.ts'
import { needsNetwork } from '../../ui/needs-network.ts'
import { Refused } from '../../ui/refused.ts'
import { Segment } from '../../ui/segment.ts'
import { showToast } from '../../ui/toast.ts'
import { Arrives } from './arrives.ts'
import { Audiences } from './audiences.ts'
import styles from './broadcasts.module.css'
import {
  type Audience,
  type Broadcast,
  countReach,
  goneIn,
  type Message,
  type Reach,
  sendBroadcast,
  tryBroadcast,
} from './calls.ts'
import type { Chosen } from './choose-sheet.ts'
import { audienceOf, beginning, oneBroadcast, reaches, type Whom } from './held.ts'
import { PhotoChoice, type Picked } from './photo-choice.ts'
import { type Asked, PollFields, pollOf } from './poll-fields.ts'
import { TextArea } from './text-area.ts'

const KINDS = ['text', 'photo', 'poll'] as const
type Kind = (typeof KINDS)[number]

const NOTHING: Asked = { question: '', options: ['', ''], multiple: false }

export function Compose() {
  const t = words('broadcasts').broadcasts
  const [kind, setKind] = useState<Kind>('text')
  const [begun] = useState(beginning.peek())
  const [typed, setTyped] = useState(begun?.text ?? '')
  const [photo, setPhoto] = useState<Picked | null>(null)
  const [asked, setAsked] = useState<Asked>(NOTHING)
  const [whom, setWhom] = useState<Whom>(begun ? 'got' : 'customers')
  const [chosen, setChosen] = useState<Chosen>(new Map())
  /** Whoever was chosen last: an answer about others is late. */
  const latest = useRef(chosen)
  const [chosenReach, setChosenReach] = useState<Reach | null>(null)
  const [touched, setTouched] = useState(false)
  useEffect(() => {
    void reaches.refresh()
    beginning.value = null
  }, [])
  const held = reaches.use()
  const { text, entities } = readMarked(typed)
  const most = kind === 'photo' ? CAPTION_MAX : MESSAGE_MAX
  const over = longestNamed(text) - most
  const poll = kind === 'poll' ? pollOf(asked) : undefined
  const said = kind === 'poll' || !text.trim() ? {} : { text, ...(entities.length ? { entities } : {}) }
  const message: Message = { ...said, ...(poll ? { poll } : {}) }
  const wrong = wrongWith()
  const blob = kind === 'photo' ? (photo?.blob ?? null) : null
  const audience: Audience =
    whom === 'chosen'
      ? { customerIds: [...chosen.keys()] }
      : whom === 'got'
        ? { got: begun?.got ?? 0 }
        : audienceOf(whom)
  const intent = useIntent<{ message: Message; audience: Audience; photo: string | null }, Broadcast>({
    name: 'broadcast/new',
    send: (input, key) =>
      sendBroadcast({ ...input.message, audience: input.audience }, input.photo ? blob : null, key),
    done: ({ data }) => {
      void oneBroadcast(data.id).refresh()
      replace(`/broadcasts/${data.id}`)
    },
  })
  const trying = useIntent<Message, unknown>({
    name: 'broadcast/try',
    send: tryBroadcast,
    done: () => showToast({ text: t.tried, icon: 'check' }),
  })
  const known: Reach | null =
    whom === 'chosen'
      ? chosenReach
      : whom === 'got'
        ? { audience: begun?.reach ?? 0, unreachable: 0, text: '' }
        : (held?.[whom] ?? null)
  const reach = known?.audience ?? 0
  const choose = (next: Chosen) => {
    latest.current = next
    setChosen(next)
    setWhom('chosen')
    setChosenReach(null)
    countReach({ customerIds: [...next.keys()] }).then(
      (reach) => latest.current === next && setChosenReach(reach),
      (error: unknown) => {
        const gone = goneIn(error)
        if (gone.size && latest.current === next) choose(new Map([...next].filter((_, n) => !gone.has(n))))
      },
    )
  }
  const ifFit = (then: () => void) => {
    setTouched(true)
    if (!wrong) then()
  }
  const send = async () => {
    if (await confirm(t.ask(reach), t.askYes, t.askNo))
      await intent.submit({ message, audience, photo: photo?.name ?? null })
  }

  return html`<div class=${styles.stack}>
    ${part(Segment<Kind>, {
      label: t.kind,
      options: KINDS.map((value) => ({ value, label: t.kinds[value] })),
      value: kind,
      pick: setKind,
    })}
    ${kind === 'photo' && part(PhotoChoice, { photo, pick: setPhoto, wrong: touched && !photo ? t.noPhoto : null })}
    ${
      kind === 'poll'
        ? part(PollFields, { asked, set: setAsked, touched })
        : part(TextArea, {
            label: (kind === 'photo' ? t.caption : t.message)(number(text.length), number(most)),
            typed,
            set: setTyped,
            wrong: over > 0 ? t.tooLong(number(over)) : touched && kind === 'text' ? wrong : null,
          })
    }
    ${part(Audiences, { held, whom, reach: known, chosen, got: begun?.reach ?? null, pick: setWhom, choose })}
    ${part(Arrives, {
      ...message,
      text: message.text ?? (kind === 'text' ? '…' : ''),
      photo: kind === 'photo' ? (photo?.url ?? null) : null,
      ...(kind === 'poll' ? { poll: shownPoll(asked) } : {}),
      whom,
      chosen,
    })}
    ${part(Refused, { error: intent.refusal ?? trying.refusal })}
    <div class=${classes(mainStyles.actBar, mainStyles.pair)}>
      ${kind !== 'photo' && part(MainButton, { ...needsNetwork({ text: t.tryIt, press: () => ifFit(() => void trying.submit(message)) }), busy: trying.busy, kind: 'secondary', inFlow: true })}
      ${part(MainButton, { ...needsNetwork({ text: known && reach === 0 ? t.sendNobody : t.send(reach), press: () => ifFit(() => void send()), enabled: reach > 0 }), busy: intent.busy, inFlow: true })}
    </div>
  </div>`

  function wrongWith(): string | null {
    if (over > 0 && kind !== 'poll') return t.tooLong(number(over))
    if (kind === 'text') return text.trim() ? null : t.empty
    if (kind === 'photo') return photo ? null : t.noPhoto
    return poll ? null : t.fewOptions
  }
}

/** As far as it is written. */
const shownPoll = ({ question, options, multiple }: Asked) => ({
  question: question.trim(),
  options: options.map((one) => one.trim()).filter(Boolean),
  multiple,
})
