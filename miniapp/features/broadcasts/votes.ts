// What was answered in a poll: how many of those who have it, each option drawn, and who answered.
import { useState } from 'preact/hooks'
import { number } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import { Avatar } from '../../ui/avatar.ts'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import meterStyles from '../../ui/meter.module.css'
import rowStyles from '../../ui/row.module.css'
import { Row, Section } from '../../ui/section.ts'
import styles from './broadcasts.module.css'
import type { Broadcast } from './calls.ts'

export const percent = (part: number, whole: number) => (whole > 0 ? Math.round((100 * part) / whole) : 0)

export function Votes({ broadcast: { poll, votes, voters, sent } }: { broadcast: Broadcast }) {
  const t = words('broadcasts').broadcasts
  if (!poll || !votes) return null
  const most = Math.max(1, ...votes.map(({ count }) => count))
  return html`
    <section class=${classes(cardStyles.card, styles.head)} aria-live="polite">
      <p class="muted">${t.votes}</p>
      <p class=${styles.line}><span class=${classes('figure', styles.figure)}>${number(voters)}<small>${t.of(sent)}</small></span>
        <span class="muted figure">${t.shareAnswered(percent(voters, sent))}</span></p>
    </section>
    <section class=${classes(cardStyles.card, styles.poll)}>
      <h2>${poll.question}</h2>
      ${votes.map(
        ({ option, count }) => html`<div key=${option}>
          <p class=${styles.line}><span>${option}</span><span class="figure"><b>${count}</b> <span class="muted">${t.percent(percent(count, voters))}</span></span></p>
          <div class=${meterStyles.meter} aria-hidden="true"><i class=${count === most ? '' : styles.lost} style=${{ width: `${percent(count, most)}%` }} /></div>
        </div>`,
      )}
    </section>
  `
}

/** So many faces stand in the line. */
const FACES = 6

/** Faces, and at a tap who chose what. */
export function Voters({ broadcast: { poll, voters, answers } }: { broadcast: Broadcast }) {
  const t = words('broadcasts').broadcasts
  const [isOpen, setOpen] = useState(false)
  const rest = voters - FACES
  if (!answers.length) return null
  return part(Section, {
    title: t.voters,
    children: html`
      <li class=${rowStyles.line}><button type="button" class=${classes(rowStyles.row, styles.voters)} aria-expanded=${isOpen} onClick=${() => setOpen(!isOpen)}>
        <span class=${styles.faces}>${answers.slice(0, FACES).map(({ id, name }) => html`<span key=${id}>${part(Avatar, { id, name })}</span>`)}</span>
        <span class="hidden">${t.answered(voters)}</span>
        <span class="muted figure">${rest > 0 ? t.more(rest) : ''}</span>
        <span class=${styles.opens} data-open=${isOpen}>${part(Icon, { name: 'next', size: 20 })}</span>
      </button></li>
      ${
        isOpen &&
        answers.map(({ id, name, options }) =>
          part(Row, {
            key: id,
            thumb: part(Avatar, { id, name }),
            title: name,
            second: options
              .map((place) => poll?.options[place])
              .filter(Boolean)
              .join(', '),
          }),
        )
      }
    `,
  })
}
