// A form's one act: its key is made when the form opens, stays until an answer settles it, and never does a thing twice.
import { useRef, useState } from 'preact/hooks'
import { type Answer, ApiError, newKey } from '../api.ts'
import { heed } from '../session.ts'
import { isClear, isCut } from '../store/queue.ts'
import { haptic } from '../telegram.ts'

interface IntentOptions<Input, Result> {
  /** Sends it under this key. */
  readonly send: (input: Input, key: string) => Promise<Answer<Result>>
  readonly done: (answer: Answer<Result>, input: Input) => void
  /** What a refusal calls for, beside being shown. */
  readonly refused?: (error: ApiError) => void
  /** Keeps it in the queue, under its key, where there is no way through; false where this device keeps nothing. */
  readonly keep?: (input: Input, key: string) => Promise<boolean>
}

export interface Intent<Input> {
  readonly busy: boolean
  /** Why the last try did not go in; `isOpen`: nobody knows, and the same button asks again. */
  readonly refusal: ApiError | null
  readonly submit: (input: Input) => Promise<void>
  /** The server's sentence about a field. */
  readonly wrong: (path: string) => string | null
  readonly clear: () => void
}

/** For forms whose sending ends with them; a sale, which outlives its page, has its own (checkout/submit.ts). */
export function useIntent<Input, Result>(options: IntentOptions<Input, Result>): Intent<Input> {
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<ApiError | null>(null)
  const key = useRef('')
  /** What went out under the key and was never answered: it may be stored. */
  const sent = useRef<Input | null>(null)
  const latest = useRef(options)
  latest.current = options

  const send = async (input: Input): Promise<void> => {
    try {
      const answer = await latest.current.send(input, key.current)
      key.current = ''
      sent.current = null
      haptic('success')
      latest.current.done(answer, input)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      if (error.code === 'idempotency_mismatch' && sent.current !== null) {
        // The first try had gone in after all: its own words bring back its answer.
        const first = sent.current
        sent.current = null
        return send(first)
      }
      if (error.status === 0 && (await keep(input))) return
      haptic('error')
      heed(error)
      if (!error.isOpen) sent.current = null
      setRefusal(error)
      latest.current.refused?.(error)
    }
  }
  /** True when it waits in the queue now: what is made never overtakes what waits there. */
  const keep = async (input: Input): Promise<boolean> => {
    const { keep: keepIt } = latest.current
    if (!keepIt || (!isCut() && (await isClear()))) return false
    if (!(await keepIt(input, key.current))) return false
    key.current = ''
    sent.current = null
    haptic('success')
    return true
  }
  const submit = async (input: Input): Promise<void> => {
    if (busy) return
    key.current ||= newKey()
    setBusy(true)
    setRefusal(null)
    try {
      if (await keep(input)) return
      sent.current ??= input
      await send(input)
    } finally {
      setBusy(false)
    }
  }
  return {
    busy,
    refusal,
    submit,
    wrong: (path) => refusal?.body?.errors?.find((one) => one.path === path)?.message ?? null,
    clear: () => setRefusal(null),
  }
}
