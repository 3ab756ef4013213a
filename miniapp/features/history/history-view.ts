// A history, of whatever it is: whether it holds, what was looked at for that, and its steps, the newest first, on one chain.
import { useState } from 'preact/hooks'
import { type Line, shortHash } from '#lib/chain.ts'
import type { Answer } from '../../client/api.ts'
import type { Resource } from '../../client/resource.ts'
import { words } from '../../client/words.ts'
import { saveFile } from '../../platform/save-file.ts'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { useIntent } from '../../ui/intent.ts'
import { MainButton } from '../../ui/main-button.ts'
import { Missing } from '../../ui/missing.ts'
import { useMore } from '../../ui/more.ts'
import { needsNetwork } from '../../ui/needs-network.ts'
import pageStyles from '../../ui/page.module.css'
import { Refused } from '../../ui/refused.ts'
import sectionStyles from '../../ui/section.module.css'
import { RowBones } from '../../ui/section.ts'
import { Empty } from '../../ui/states.ts'
import { showToast } from '../../ui/toast.ts'
import type { Checked } from './check.ts'
import styles from './history.module.css'

/** What a step says: what happened, and how or when. */
export interface Step {
  readonly title: string
  readonly second: string
}

/** Two amounts that should be one. */
export interface Against {
  readonly stored: string
  readonly other: string
  /** Both sides confirmed the other. */
  readonly isConfirmed: boolean
}

interface HistoryProps {
  readonly held: Resource<Checked>
  readonly stepOf: (line: Line) => Step
  /** What a line that does not hold says, beside what the shop has of the same; null where both say the same, or nothing is known. */
  readonly against?: ((line: Line) => Against | null) | undefined
  /** Of the file that is taken along. */
  readonly fileName: string
  /** Tells the owners that it does not hold, where whoever looks is not the shop themselves. */
  readonly tell: ((text: string, key: string) => Promise<Answer<{ readonly told: number }>>) | null
}

export function History({ held, stepOf, against, fileName, tell }: HistoryProps) {
  const t = words('history').history
  const checked = held.use()
  if (!checked)
    return html`<main class=${pageStyles.page}>
      <h1 class="hidden" tabindex="-1">${t.title}</h1>
      ${part(Missing, { held, children: part(RowBones, { count: 6 }) })}
    </main>`
  if (!checked.lines.length && !checked.broken)
    return html`<main class=${pageStyles.page}>${part(Empty, { face: '🔗', title: t.empty, line: t.emptyLine })}</main>`
  return html`<main class=${classes(pageStyles.page, pageStyles.withAct)}>
    ${part(Verdict, { checked })}
    ${part(Looked, { checked, against })}
    ${part(Steps, { checked, stepOf })}
    ${part(MainButton, { text: t.exports, press: () => void saveFile(checked.text, fileName, 'application/x-ndjson'), kind: 'secondary', inFlow: true })}
    ${
      tell && isBad(checked)
        ? part(Tell, { checked, held, fileName, tell })
        : part(MainButton, { text: t.again, press: () => void held.refresh() })
    }
  </main>`
}

const isBad = ({ broken, before }: Checked) => broken !== null || before === 'other'

/** What does not hold, in a sentence. */
function wrongOf({ broken }: Checked): { readonly title: string; readonly line: string } {
  const t = words('history').history
  return broken
    ? { title: t.broken(broken.line), line: t.why[broken.why] }
    : { title: t.other, line: t.otherLine }
}

interface TellProps extends Pick<HistoryProps, 'fileName' | 'held'> {
  readonly checked: Checked
  readonly tell: NonNullable<HistoryProps['tell']>
}

/** Once they were told, it is verified again. */
function Tell({ checked, held, fileName, tell }: TellProps) {
  const t = words('history').history
  const [told, setTold] = useState(false)
  const intent = useIntent<{ readonly text: string }, { readonly told: number }>({
    name: `history/${fileName}`,
    send: ({ text }, key) => tell(text, key),
    done: ({ data }) => {
      setTold(true)
      showToast({ text: data.told > 0 ? t.told : t.toldNobody, icon: data.told > 0 ? 'check' : 'alert' })
    },
  })
  const { title, line } = wrongOf(checked)
  const press = () => void intent.submit({ text: t.tells(title, line) })
  if (told) return part(MainButton, { text: t.again, press: () => void held.refresh() })
  return html`${part(Refused, { error: intent.refusal })}
    ${part(MainButton, { ...needsNetwork({ text: t.tell, press }), busy: intent.busy })}`
}

function Verdict({ checked }: { checked: Checked }) {
  const t = words('history').history
  const { lines, head } = checked
  const { title, line } = isBad(checked)
    ? wrongOf(checked)
    : { title: t.holds, line: t.holdsLine(lines.length) }
  return html`<section class=${classes(cardStyles.card, styles.verdict, isBad(checked) && styles.bad)} role="status">
    <span class=${styles.seal}>${part(Icon, { name: isBad(checked) ? 'alert' : 'shield', size: 30 })}</span>
    <div><h1 tabindex="-1">${title}</h1><p class="second muted">${line}</p>${
      !isBad(checked) &&
      head.hash &&
      html`<p class="second muted">${t.seal} <code>${shortHash(head.hash)}</code></p>`
    }</div>
  </section>`
}

/** What was changed, and to what. */
function changedIn({ broken, lines }: Checked, against: HistoryProps['against']) {
  const t = words('history').history
  const line = broken ? lines[broken.line - 1] : undefined
  const two = line && against?.(line)
  return two
    ? [
        [t.stored, html`<s class="danger">${two.stored}</s>`] as const,
        [two.isConfirmed ? t.confirmed : t.inShop, html`<b class="strong">${two.other}</b>`] as const,
      ]
    : []
}

interface LookedProps extends Pick<HistoryProps, 'against'> {
  readonly checked: Checked
}

function Looked({ checked, against }: LookedProps) {
  const t = words('history').history
  const { broken, before, lines } = checked
  const isSame = before !== 'other'
  const tick = html`<span class="good" role="img" aria-label=${t.yes}>${part(Icon, { name: 'check', size: 18 })}</span>`
  const facts = broken
    ? [
        ...changedIn(checked, against),
        ...(broken.line > 1
          ? [
              [
                t.steps(1, broken.line - 1),
                html`<span class="good">${t.hold(broken.line === 2)}</span>`,
              ] as const,
            ]
          : []),
        ...(lines.length > broken.line
          ? [
              [
                t.steps(broken.line + 1, lines.length),
                html`<span class="warn">${t.depend(broken.line, lines.length === broken.line + 1)}</span>`,
              ] as const,
            ]
          : []),
      ]
    : [
        [t.unchanged, tick] as const,
        [t.whole, tick] as const,
        [t.ordered, tick] as const,
        [
          before === 'first' ? t.first : t.same,
          isSame ? tick : html`<span class="danger">${t.no}</span>`,
        ] as const,
      ]
  return facts.length > 0
    ? html`<dl class=${classes(cardStyles.card, styles.looked)}>
        ${facts.map(([says, found]) => html`<div key=${says}><dt class="muted">${says}</dt><dd>${found}</dd></div>`)}
      </dl>`
    : null
}

/** `c41f…9a20`; of one that was changed, what it should be and what it comes to. */
const shown = (hash: string, other?: string) =>
  other === undefined ? `${hash.slice(0, 4)}…${hash.slice(-4)}` : `${hash.slice(0, 4)}≠${other.slice(0, 4)}`

function Steps({ checked: { lines, broken }, stepOf }: { checked: Checked; stepOf: HistoryProps['stepOf'] }) {
  const t = words('history').history
  const newest = lines.map((line, index) => ({ line, place: index + 1 })).toReversed()
  const { count, sentinel } = useMore('history', newest.length)
  const at = broken?.line ?? Number.POSITIVE_INFINITY
  return html`<section class=${sectionStyles.section}>
    <div class=${sectionStyles.sectionHead}><h2>${t.title}</h2>${!broken && html`<span class="second">${t.each}</span>`}</div>
    <ol class=${classes(cardStyles.card, styles.chain)}>
      ${newest.slice(0, count).map(({ line, place }) => {
        const { title, second } = stepOf(line)
        const isIt = place === at
        return html`<li key=${place} class=${classes(styles.link, isIt && styles.wrong, place > at && styles.doubt)}>
          <span class=${styles.dot} />
          <span class=${styles.words}><span class="block">${title}</span><span class="second muted block">${second}</span></span>
          <code title=${line.hash}>${shown(line.hash, isIt ? broken?.comesTo : undefined)}</code>
        </li>`
      })}
      ${sentinel}
    </ol>
    ${broken && html`<p class=${sectionStyles.foot}>${t.foot}</p>`}
  </section>`
}
