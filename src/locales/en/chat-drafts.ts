// The words of an act on its way: how it ended, the way back to it, and how it is taken back.
import type { drafts as Portuguese } from '../pt-BR/chat-drafts.ts'

export const drafts = {
  questionEnded: {
    answered: 'This question has been answered.',
    cancelled: 'This question was cancelled. Nothing was stored.',
    expired: 'A day went by and nothing was stored. Please write it again.',
  },
  expired: '⌛ A day has gone by and nothing was stored.',
  restartButton: '🔁 Begin again',
  resumeButton: {
    sale: '▶ Back to the sale',
    payment: '▶ Back to the payment',
    other: '▶ Back to what was open',
  },
  undoThisButton: '↩ Undo this one',
  undoThat: (what) => `↩ Undo ${what}`,
  cardChanged: 'The card has changed. Here it is as it stands.',
} satisfies typeof Portuguese
