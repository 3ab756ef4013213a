// The way on where a limit of staff ends: asks an owner to free the very act that was refused, and leads to where that waits.
import { type Answer, ApiError } from '../../client/api.ts'
import { words } from '../../client/words.ts'
import { html, part } from '../../ui/html.ts'
import { type Came, useIntent } from '../../ui/intent.ts'
import { MainButton } from '../../ui/main-button.ts'
import { needsNetwork } from '../../ui/needs-network.ts'
import { Refused } from '../../ui/refused.ts'
import { type Ask, createApproval } from './calls.ts'
import { kindOf } from './kind.ts'
import type { AskedShort } from './types.ts'

interface AskButtonProps {
  /** The form's and its record's, such as `ask-void/7`. */
  readonly name: string
  readonly ask: Ask
  readonly enabled?: boolean
  /** Always in the page: beside other content. */
  readonly inPage?: boolean
  /** It waits: asked now, or before. */
  readonly asked: (id: number, came: Came) => void
}

/** The same was asked before, and waits. */
const waitingId = ({ code, body }: ApiError) =>
  code === 'wrong_state' && body?.state === 'waiting' ? body.id : undefined

/** Another limit may stand before the one that was seen here: then it is that which is asked about, and both are freed. */
async function askFor(ask: Ask, key: string): Promise<Answer<AskedShort>> {
  try {
    return await createApproval(ask, key)
  } catch (error) {
    const other = error instanceof ApiError ? kindOf(error) : null
    if (!other || other === ask.kind) throw error
    return createApproval({ ...ask, kind: other }, `${key}.${other}`)
  }
}

export function AskButton({ name, ask, enabled = true, inPage = false, asked }: AskButtonProps) {
  const t = words('approvals').approvals
  const intent = useIntent<Ask, AskedShort>({
    name,
    send: askFor,
    done: ({ data }, _, came) => asked(data.id, came),
    refused: (error) => {
      const waiting = waitingId(error)
      if (waiting !== undefined) asked(waiting, 'again')
    },
  })
  return html`${part(Refused, { error: intent.refusal })}
    ${part(MainButton, {
      ...needsNetwork({ text: t.ask, press: () => void intent.submit(ask), enabled }),
      kind: 'secondary',
      busy: intent.busy,
      inPage,
      inFlow: true,
    })}`
}
