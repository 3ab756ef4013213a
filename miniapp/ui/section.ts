// A titled card, and the rows in it.
import './lists.css'
import { useId } from 'preact/hooks'
import { html, type Inside, part } from './html.ts'
import { Link } from './link.ts'

interface SectionProps {
  readonly title: string
  /** At the right of the title: a figure, or a link elsewhere. */
  readonly end?: Inside
  readonly foot?: Inside
  /** The card is a list of rows. */
  readonly list?: boolean
  readonly children: Inside
}

export function Section({ title, end, foot, list = true, children }: SectionProps) {
  const id = useId()
  return html`<section class="section" aria-labelledby=${id}>
    <div class="section-head"><h2 id=${id}>${title}</h2>${end}</div>
    ${list ? html`<ul class="card rows">${children}</ul>` : html`<div class="card">${children}</div>`}
    ${foot && html`<p class="foot">${foot}</p>`}
  </section>`
}

/** A link at the right of a section's title. */
export const SectionLink = ({ to, text }: { to: string; text: string }) =>
  part(Link, { to, look: 'link section-link', children: text })

interface RowProps {
  /** Picture, avatar or icon, 44 wide. */
  readonly thumb?: Inside
  readonly title: Inside
  readonly second?: Inside
  readonly figure?: Inside
  /** Below the figure. */
  readonly under?: Inside
  /** Where it leads, or what a tap does; neither: it is only read. */
  readonly to?: string
  readonly press?: () => void
  readonly look?: string
  /** Of what it is about, where rows are found again: ui/leaving.ts. */
  readonly row?: number
  /** A round action beside it. */
  readonly children?: Inside
}

export function Row({ thumb, title, second, figure, under, to, press, look = '', row, children }: RowProps) {
  const inside = html`${thumb && html`<span class="thumb">${thumb}</span>`}
    <span class="words"><span class="cut block">${title}</span>${second && html`<span class="second muted cut block">${second}</span>`}</span>
    ${
      (figure || under) &&
      html`<span class="end"><span class="figure strong block">${figure}</span>${under && html`<span class="second muted block">${under}</span>`}</span>`
    }`
  const body = to
    ? part(Link, { to, look: 'row still', children: inside })
    : press
      ? html`<button class="row still" onClick=${press}>${inside}</button>`
      : html`<div class="row">${inside}</div>`
  return html`<li class=${`line ${look}`} data-row=${row}>${body}${children}</li>`
}

export interface RowBonesProps {
  readonly count?: number
  readonly thumb?: boolean
}

/** The same boxes while rows are on their way. */
export const RowBones = ({ count = 6, thumb = true }: RowBonesProps) =>
  html`<ul class="card rows" aria-hidden="true">
    ${Array.from(
      { length: count },
      (_, index) => html`<li class="line" key=${index}>
        <div class="row">
          ${thumb && html`<span class="thumb bone round"></span>`}
          <span class="words"><span class="bone word"></span><span class="bone word short"></span></span>
          <span class="bone word figure-bone"></span>
        </div>
      </li>`,
    )}
  </ul>`

/** A word on a tint: `overdue` in danger, and so on. Meaning is in the word, never in the colour alone. */
export const Badge = ({ tone = 'accent', children }: { tone?: string; children: Inside }) =>
  html`<span class=${`badge tint-${tone}`}>${children}</span>`
