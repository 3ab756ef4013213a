// What a count found, at cost: what is missing and what is over, by worth; and setting the levels by it, all at once.
import { offline } from '../../client/connectivity.ts'
import { dotted, quantity as formatQuantity, money, number } from '../../client/format.ts'
import { go, replace, toTab } from '../../client/router.ts'
import { words } from '../../client/words.ts'
import { confirm } from '../../platform/popups.ts'
import barStyles from '../../ui/bar.module.css'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { useIntent } from '../../ui/intent.ts'
import { List } from '../../ui/list.ts'
import { MainButton } from '../../ui/main-button.ts'
import { Figure } from '../../ui/money.ts'
import { needsNetwork } from '../../ui/needs-network.ts'
import { Refused } from '../../ui/refused.ts'
import rowStyles from '../../ui/row.module.css'
import { Row } from '../../ui/section.ts'
import { showToast } from '../../ui/toast.ts'
import { sayStored } from '../../ui/undo.ts'
import { productById } from '../products/held.ts'
import { Picture } from '../products/picture.ts'
import { closeCount, throwCountAway } from './calls.ts'
import styles from './counts.module.css'
import type { CountLine, ShownCount } from './held.ts'
import { InQueue } from './progress.ts'

export function Result({ session }: { session: ShownCount }) {
  const t = words('counts').counts
  const { id, lines, state, left } = session
  const byWorth = (sign: number) =>
    lines.filter(({ difference }) => Math.sign(difference) === sign).toSorted((a, b) => worth(b) - worth(a))
  const [missing, over] = [byWorth(-1), byWorth(1)]
  const here = `/stock/count/${id}`
  return html`<h1 class="hidden" tabindex="-1">${t.title}</h1>
    ${part(Sum, { session, missing: missing.length, over: over.length })}
    ${part(List<CountLine>, {
      name: 'result',
      items: [...missing, ...over],
      groups: (shown) => [
        { title: t.titles.missing, end: worthOf(missing), items: shown.slice(0, missing.length) },
        { title: t.titles.over, end: worthOf(over), items: shown.slice(missing.length) },
      ],
      row: (line) =>
        part(LineRow, {
          key: line.productId,
          line,
          to: state === 'open' ? `${here}?p=${line.productId}` : null,
        }),
    })}
    ${state === 'open' && part(Ends, { session, changes: missing.length + over.length, goOn: left > 0 ? () => replace(here) : () => go(`${here}?show=list`) })}
    ${state !== 'open' && html`<p class=${classes('muted', styles.none)} role="status">${t.ended}</p>`}`
}

/** Minor units; of whom costs are not shown to, nothing is worth more than another. */
const worth = ({ value }: CountLine) => Math.abs(value ?? 0)

const worthOf = (lines: readonly CountLine[]) =>
  lines.some(({ value }) => value === null)
    ? null
    : html`<span class="figure">${money(lines.reduce((sum, line) => sum + worth(line), 0))}</span>`

interface SumProps {
  readonly session: ShownCount
  readonly missing: number
  readonly over: number
}

function Sum({ session, missing, over }: SumProps) {
  const t = words('counts').counts
  const { counted, total, left, value } = session
  const kinds = [
    { name: t.kinds.agreed, count: counted - missing - over, look: styles.good },
    { name: t.kinds.missing, count: missing, look: barStyles.solidWarn },
    { name: t.kinds.over, count: over, look: barStyles.solidAccent },
    { name: t.kinds.left, count: left, look: styles.left },
  ]
  const says = kinds.map(({ name, count }) => `${name} ${count}`).join(', ')
  return html`<section class=${classes(cardStyles.card, styles.sum)}>
    <p class="second muted"><span>${t.result}</span><span class="figure">${t.of(counted, total)}</span></p>
    <p class=${value || counted === 0 ? styles.sumFigure : styles.allAgrees} role="status">${
      counted === 0
        ? t.noneCounted
        : value === null
          ? missing + over === 0
            ? t.allAgrees
            : dotted(missing > 0 && `${t.kinds.missing} ${missing}`, over > 0 && `${t.kinds.over} ${over}`)
          : value === 0
            ? t.allAgrees
            : html`${value < 0 ? t.isMissing : t.isOver} ${part(Figure, { amount: Math.abs(value) })}`
    }</p>
    <div class=${classes(barStyles.bar, styles.bar)} role="img" aria-label=${says}>
      ${kinds.filter(({ count }) => count > 0).map(({ name, count, look }) => html`<i key=${name} class=${look} style=${{ flexGrow: String(count) }} />`)}
    </div>
    <dl class=${styles.kinds}>
      ${kinds.map(({ name, count, look }) => html`<div key=${name}><dt><i class=${look} />${name}</dt><dd class="figure">${count}</dd></div>`)}
    </dl>
  </section>`
}

function LineRow({ line, to }: { line: CountLine; to: string | null }) {
  const t = words('counts').counts
  const { productId, name, unit, expected, counted, difference, value, reason, waits } = line
  const said = t.countedOf(formatQuantity(expected, unit), number(counted))
  const figure = `${difference < 0 ? '−' : '+'}${formatQuantity(Math.abs(difference), unit)}`
  return part(Row, {
    row: productId,
    ...(to === null ? {} : { press: () => go(to) }),
    thumb: part(Picture, { product: productById.value.get(productId) ?? line, look: rowStyles.picture }),
    title: name,
    second: dotted(said, reason),
    figure: html`<span class=${difference < 0 ? 'warn' : 'good'}>${figure}</span>`,
    under: waits ? part(InQueue) : value === null ? null : money(Math.abs(value)),
  })
}

interface EndsProps {
  readonly session: ShownCount
  /** Levels that closing changes. */
  readonly changes: number
  readonly goOn: () => void
}

function Ends({ session: { id, waits }, changes, goOn }: EndsProps) {
  const t = words('counts').counts
  const closing = useIntent({
    name: `count/${id}/close`,
    send: closeCount,
    close: () => toTab('/products'),
    done: ({ data, undoId }) =>
      sayStored({
        text: t.settled(data.adjusted),
        undoId,
        undone: t.settleUndone,
        of: { operation: 'counts.close', id },
      }),
  })
  const throwing = useIntent({
    name: `count/${id}/remove`,
    send: throwCountAway,
    close: () => toTab('/products'),
    done: () => showToast({ text: t.thrownAway, icon: 'check' }),
  })
  const ask = async () => {
    const { yes, no } = words('frame').miniapp
    if (await confirm(t.throwAwayAsk, yes, no)) void throwing.submit(id)
  }
  const act = needsNetwork({
    text: waits ? t.waits(waits) : changes ? t.settle(changes) : t.end,
    press: () => void closing.submit(id),
    // What waits here would come too late.
    enabled: waits === 0,
  })
  return html`${part(Refused, { error: closing.refusal ?? throwing.refusal })}
    <div class=${classes(cardStyles.card, styles.throwAway)}>
      <button class=${classes('still danger', rowStyles.row)} disabled=${throwing.busy || offline.value} onClick=${() => void ask()}>${t.throwAway}</button>
    </div>
    ${part(MainButton, { kind: 'secondary', text: t.more, press: goOn })}
    ${part(MainButton, { ...act, busy: closing.busy })}`
}
