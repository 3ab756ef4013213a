// Sold today as a line, beside the dotted line of what is usual; a dot stands at now.
import { minorDigits, money, note } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import { classes } from '../../ui/classes.ts'
import { html } from '../../ui/html.ts'
import type { CardOf } from '../dashboard/dashboard.ts'
import styles from './chart.module.css'
import { chartOf, type Point } from './chart-model.ts'
import { hoursOf } from './trend.ts'

/** Room above for the dot. */
const TOP = 8

export function Chart({ sales, asOf }: { sales: CardOf<'sales'>; asOf: string }) {
  const t = words('home').home
  const now = hoursOf(asOf)
  const model = chartOf(sales, now)
  if (!model) return null
  const { start, end, most, sold, usual, usualNow, usualEnd } = model
  const x = (hour: number) => (100 * (hour - start)) / (end - start)
  const y = (total: number) => 100 - ((100 - TOP) * total) / most
  const line = (points: readonly Point[]) =>
    curve(points.map(({ hour, total }) => [x(hour), y(total)] as const))
  const here = x(now)
  const last = sold.at(-1)?.total ?? 0
  const one = 10 ** minorDigits()
  const whole = usualEnd === null ? null : note(Math.round(usualEnd / one) * one)
  const says = [
    t.soldBy(t.hour(Math.floor(now)), money(last)),
    usualNow !== null && t.usualBy(money(Math.round(usualNow))),
    whole !== null && t.until(t.hour(end), whole),
  ]
  return html`<div class=${styles.chart} role="img" aria-label=${says.filter(Boolean).join('. ')}>
    <div class=${styles.plot}>
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
        <path class=${styles.under} d=${`${line(sold)}V100H0Z`} />
        ${usual && html`<path class=${styles.usual} d=${line(usual)} />`}
        <path class=${styles.now} d=${line(sold)} />
      </svg>
      <i class=${styles.stem} style=${{ left: `${here}%`, top: `${y(last)}%` }} />
      <i class=${styles.dot} style=${{ left: `${here}%`, top: `${y(last)}%` }} />
    </div>
    <div class=${classes('figure', styles.hours)}>
      ${here > 16 && html`<span>${t.hour(start)}</span>`}
      <b style=${{ left: `${here}%`, translate: `${-here}%` }}>${t.hour(Math.floor(now))}</b>
      ${here < 62 && html`<span class=${styles.late}>${whole === null ? t.hour(end) : t.until(t.hour(end), whole)}</span>`}
    </div>
  </div>`
}

type At = readonly [x: number, y: number]

/** A smooth line through points that never fall: at each, the mean slope of both sides keeps it from swinging over. */
function curve(points: readonly At[]): string {
  const slope = ([x0, y0]: At, [x1, y1]: At) => (x1 > x0 ? (y1 - y0) / (x1 - x0) : 0)
  const tangents = points.map((point, index) => {
    const before = points[index - 1]
    const after = points[index + 1]
    if (!before || !after) return 0
    const [a, b] = [slope(before, point), slope(point, after)]
    return a && b ? (2 * a * b) / (a + b) : 0
  })
  const at = (value: number) => value.toFixed(2)
  return points
    .map((point, index) => {
      const [x, y] = point
      const before = points[index - 1]
      if (!before) return `M${at(x)} ${at(y)}`
      const third = (x - before[0]) / 3
      const from = before[1] + third * (tangents[index - 1] ?? 0)
      const to = y - third * (tangents[index] ?? 0)
      return `C${at(before[0] + third)} ${at(from)} ${at(x - third)} ${at(to)} ${at(x)} ${at(y)}`
    })
    .join('')
}
