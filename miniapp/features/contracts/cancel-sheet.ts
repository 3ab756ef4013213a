// A contract is cancelled, with why: one that goes on, or a draft that is not wanted any more.
import { words } from '../../client/words.ts'
import { part } from '../../ui/html.ts'
import { cancelContract } from './calls.ts'
import { takeContract } from './held.ts'
import { ReasonSheet } from './reason-sheet.ts'

export function CancelSheet({ code, close }: { code: string; close: () => void }) {
  const t = words('contracts').contract
  return part(ReasonSheet, {
    about: 'cancel',
    name: `contract/${code}/cancel`,
    act: t.cancel,
    done: t.cancelled,
    send: async (reason, key) => {
      const answer = await cancelContract(code, reason, key)
      takeContract(answer.data)
      return answer
    },
    close,
  })
}
