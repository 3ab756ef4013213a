// A form's one act: its key is made with the first press, stays until an answer settles it, and never does a thing twice.
import { useEffect, useRef, useState } from 'preact/hooks'
import { type Answer, ApiError, newKey } from '../client/api.ts'
import { onAuthError, person } from '../client/session.ts'
import {
  findUnanswered,
  finishUnanswered,
  isSame,
  noteUnanswered,
  type Unanswered,
} from '../client/unanswered.ts'
import { words } from '../client/words.ts'
import { haptic } from '../platform/telegram.ts'
import { showToast } from './toast.ts'

/** Stored is what was pressed; the same as an earlier form sent without an answer, once for both; or what that one sent instead. */
type Came = 'new' | 'again' | 'earlier'

interface IntentOptions<Input, Result> {
  /** The form's and its record's, such as `receive/7`: what was never answered is settled by the next form of that name. */
  readonly name: string
  /** Sends it under this key. */
  readonly send: (input: Input, key: string) => Promise<Answer<Result>>
  readonly done: (answer: Answer<Result>, input: Input, came: Came) => void
  /** Ends the form once it is done, unless the person left it meanwhile. */
  readonly close?: () => void
  /** What a refusal calls for, beside being shown. */
  readonly refused?: (error: ApiError, input: Input) => void
  /** Keeps it in the queue, under its key; false where it goes now, or this device keeps nothing. `tried`: it may be stored. */
  readonly keep?: (input: Input, key: string, came: Came, tried: boolean) => Promise<boolean>
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
  const going = useRef(false)
  const shows = useRef(true)
  const sentHere = useRef<readonly Input[]>([])
  const latest = useRef(options)
  latest.current = options
  const { name } = options
  const owner = person.peek()?.id ?? 0
  useEffect(() => {
    shows.current = true
    return () => {
      shows.current = false
    }
  }, [])

  const end = async (key: string): Promise<void> => {
    await finishUnanswered(owner, name, key)
    haptic('success')
  }
  const close = () => shows.current && latest.current.close?.()
  /** `before`: what else went out under the key. If one of those is stored, its own words bring back its answer. */
  const send = async (input: Input, key: string, before: readonly Input[], came: Came): Promise<void> => {
    try {
      const answer = await latest.current.send(input, key)
      await end(key)
      latest.current.done(answer, input, came)
      close()
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      const [first, ...others] = before
      if (error.code === 'idempotency_mismatch' && first !== undefined)
        return send(first, key, others, 'earlier')
      if (error.status === 0 && (await keep(input, key, came, true))) return
      if (!error.isOpen && !error.isEarly && !before.length) await finishUnanswered(owner, name, key)
      refuse(error, input)
    }
  }
  const refuse = (error: ApiError, input: Input) => {
    haptic('error')
    onAuthError(error)
    setRefusal(error)
    if (!shows.current) showToast({ text: error.body?.detail ?? words('frame').miniapp.didNotGo })
    latest.current.refused?.(error, input)
  }
  /** True when it waits in the queue now. */
  const keep = async (input: Input, key: string, came: Came, tried: boolean): Promise<boolean> => {
    if (!(await latest.current.keep?.(input, key, came, tried))) return false
    await end(key)
    close()
    return true
  }
  const press = async (input: Input): Promise<void> => {
    const open: Unanswered<Input> = (await findUnanswered<Input>(owner, name)) ?? {
      key: newKey(),
      inputs: [],
    }
    const before = open.inputs.filter((one) => !isSame(one, input))
    const isOfBefore =
      before.length < open.inputs.length && !sentHere.current.some((one) => isSame(one, input))
    const came = isOfBefore ? 'again' : 'new'
    if (came === 'new') sentHere.current = [...sentHere.current, input]
    if (await keep(input, open.key, came, open.inputs.length > 0)) return
    await noteUnanswered(owner, name, { key: open.key, inputs: [...before, input] })
    await send(input, open.key, before, came)
  }
  const submit = async (input: Input): Promise<void> => {
    if (going.current) return
    going.current = true
    setBusy(true)
    setRefusal(null)
    try {
      await press(input)
    } finally {
      going.current = false
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
