// How a message arrives: its photo, its words as they are marked, and the poll below.

import { type Piece, piecesOf } from '#lib/marked.ts'
import { clock } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import { html, type Inside } from '../../ui/html.ts'
import styles from './broadcasts.module.css'
import type { Message } from './calls.ts'

function drawn({ text, as }: Piece): Inside {
  if (as === 'bold') return html`<b>${text}</b>`
  if (as === 'italic') return html`<i>${text}</i>`
  if (as === 'strikethrough') return html`<s>${text}</s>`
  if (as === 'underline') return html`<u>${text}</u>`
  if (as === 'code') return html`<code>${text}</code>`
  return as === 'text_link' ? html`<span class="link">${text}</span>` : text
}

export interface BubbleProps extends Message {
  readonly photo: string | null
  /** When it went, as RFC 3339; now, where it has not. */
  readonly at?: string
}

export function Bubble({ text = '', entities = [], poll, photo, at }: BubbleProps) {
  const t = words('broadcasts').broadcasts
  return html`<div class=${styles.chat}>
    ${
      (text || photo) &&
      html`<div class=${styles.bubble}>
        ${photo && html`<img src=${photo} alt=${t.photoOf} />`}
        <p>${piecesOf(text, entities).map(drawn)}</p>
        <small class="muted figure">${clock(at ?? new Date().toISOString())}</small>
      </div>`
    }
    ${
      poll &&
      html`<div class=${styles.bubble}>
        <p class="strong">${poll.question || '…'}</p>
        <p class="second muted">${t.pollOf(poll.multiple ?? false)}</p>
        <ul class=${styles.asked}>${poll.options.map((option, n) => html`<li key=${n}><i data-square=${poll.multiple ?? false} />${option}</li>`)}</ul>
      </div>`
    }
  </div>`
}
