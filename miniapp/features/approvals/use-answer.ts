// An owner's answer to what staff ask: the same act in the feed and on its own page.
import type { ApiError } from '../../client/api.ts'
import { type Intent, useIntent } from '../../ui/intent.ts'
import { grantApproval, refuseApproval } from './calls.ts'
import { takeAnswer } from './held.ts'
import type { AskedShort } from './types.ts'

interface Answer {
  readonly granted: boolean
  /** A word to who asked; may be empty. */
  readonly text: string
}

interface AnswerOptions {
  readonly done: (answered: AskedShort) => void
  readonly refused?: (error: ApiError) => void
}

export const useAnswer = (id: number, { done, refused }: AnswerOptions): Intent<Answer> =>
  useIntent<Answer, AskedShort>({
    name: `approval/${id}`,
    send: ({ granted, text }, key) =>
      granted ? grantApproval(id, text, key) : refuseApproval(id, text, key),
    done: ({ data }) => {
      takeAnswer(data)
      done(data)
    },
    ...(refused && { refused }),
  })
