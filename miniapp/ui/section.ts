// A titled card, and the rows in it.
import { useId } from 'preact/hooks'
import badgeStyles from './badge.module.css'
import boneStyles from './bone.module.css'
import cardStyles from './card.module.css'
import { classes } from './classes.ts'
import { html, type Inside, part } from './html.ts'
import { Link } from './link.ts'
import rowStyles from './row.module.css'
import styles from './section.module.css'
import { TINTS, type Tint } from './tints.ts'

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
  return html`<section class=${styles.section} aria-labelledby=${id}>
    <div class=${styles.sectionHead}><h2 id=${id}>${title}</h2>${end}</div>
    ${list ? html`<ul class=${classes(cardStyles.card, rowStyles.rows)}>${children}</ul>` : html`<div class=${cardStyles.card}>${children}</div>`}
    ${foot && html`<p class=${styles.foot}>${foot}</p>`}
  </section>`
}

/** A link at the right of a section's title. */
export const SectionLink = ({ to, text }: { to: string; text: string }) =>
  part(Link, { to, look: classes('link', styles.sectionLink), children: text })

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
  const inside = html`${thumb && html`<span class=${rowStyles.thumb}>${thumb}</span>`}
    <span class=${rowStyles.words}><span class="cut block">${title}</span>${second && html`<span class="second muted cut block">${second}</span>`}</span>
    ${
      (figure || under) &&
      html`<span class=${rowStyles.end}><span class="figure strong block">${figure}</span>${under && html`<span class="second muted block">${under}</span>`}</span>`
    }`
  const body = to
    ? part(Link, { to, look: classes('still', rowStyles.row), children: inside })
    : press
      ? html`<button class=${classes('still', rowStyles.row)} onClick=${press}>${inside}</button>`
      : html`<div class=${rowStyles.row}>${inside}</div>`
  return html`<li class=${classes(rowStyles.line, look)} data-row=${row}>${body}${children}</li>`
}

export interface RowBonesProps {
  readonly count?: number
  readonly thumb?: boolean
}

/** The same boxes while rows are on their way. */
export const RowBones = ({ count = 6, thumb = true }: RowBonesProps) =>
  html`<ul class=${classes(cardStyles.card, rowStyles.rows)} aria-hidden="true">
    ${Array.from(
      { length: count },
      (_, index) => html`<li class=${rowStyles.line} key=${index}>
        <div class=${rowStyles.row}>
          ${thumb && html`<span class=${classes(rowStyles.thumb, boneStyles.bone, rowStyles.round)}></span>`}
          <span class=${rowStyles.words}><span class=${classes(boneStyles.bone, boneStyles.word)}></span><span class=${classes(boneStyles.bone, boneStyles.word, boneStyles.short)}></span></span>
          <span class=${classes(boneStyles.bone, boneStyles.word, boneStyles.figureBone)}></span>
        </div>
      </li>`,
    )}
  </ul>`

/** A word on a tint: `overdue` in danger, and so on. Meaning is in the word, never in the colour alone. */
export const Badge = ({ tone = 'accent', children }: { tone?: Tint; children: Inside }) =>
  html`<span class=${classes(badgeStyles.badge, TINTS[tone])}>${children}</span>`
