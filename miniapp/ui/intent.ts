// A form's one act, sent once (client/send-once.ts): busy while it is under way, and why the last try did not go in.
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Answer, ApiError } from '../client/api.ts'
import { type Ended, sendOnce } from '../client/send-once.ts'
import { onAuthError, person } from '../client/session.ts'
import { deviceNote } from '../client/unanswered.ts'
import { words } from '../client/words.ts'
import { haptic } from '../platform/telegram.ts'
import { showToast } from './toast.ts'

/** Stored is what was pressed; the same as an earlier form sent without an answer, once for both; or what that one sent instead. */
export type Came = 'new' | 'again' | 'earlier'

interface IntentOptions<Input, Result> {
  /** The form's and its record's, such as `receive/7`: what was never answered is settled by the next form of that name. */
  readonly name: string
  /** By which it is done once, where another door may do it too. */
  readonly key?: string | undefined
  /** Sends it under this key. */
  readonly send: (input: Input, key: string) => Promise<Answer<Result>>
  readonly done: (answer: Answer<Result>, input: Input, came: Came) => void
  /** Ends the form once it is done, unless the person left it meanwhile. */
  readonly close?: () => void
  /** Of what was sent earlier instead the form goes on: what is typed in it is not stored. */
  readonly staysForEarlier?: boolean
  /** What a refusal calls for, beside being shown. */
  readonly refused?: (error: ApiError, input: Input) => void
  /** Keeps it in the queue, under its key, where it cannot go now. `tried`: it may be stored. */
  readonly keep?: (
    input: Input,
    key: string,
    came: Came,
    tried: boolean,
  ) => Promise<'goes' | 'waits' | 'lost'>
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
  /** As text, what this form sent first: its own second try is no other form's. */
  const sentHere = useRef(new Set<string>())
  const latest = useRef(options)
  latest.current = options
  useEffect(() => {
    shows.current = true
    return () => {
      shows.current = false
    }
  }, [])

  const cameOf = (input: Input, again: boolean): Came =>
    again && !sentHere.current.has(JSON.stringify(input)) ? 'again' : 'new'
  const end = (input: Input, ended: Ended<Input, Result>) => {
    if (ended.is === 'unsent') return
    if (ended.is === 'refused') return refuse(input, ended.error)
    haptic('success')
    if (ended.is === 'stored')
      latest.current.done(ended.answer, ended.input, ended.earlier ? 'earlier' : cameOf(input, ended.again))
    const stays = latest.current.staysForEarlier && ended.is === 'stored' && ended.earlier
    if (shows.current && !stays) latest.current.close?.()
  }
  const refuse = (input: Input, error: ApiError) => {
    haptic('error')
    onAuthError(error)
    setRefusal(error)
    if (!shows.current) showToast({ text: error.body?.detail ?? words('frame').miniapp.didNotGo })
    latest.current.refused?.(error, input)
  }
  const press = async (input: Input): Promise<void> => {
    const { name, send, keep, key } = latest.current
    const ended = await sendOnce<Input, Result>(input, {
      note: deviceNote(person.peek()?.id ?? 0, name),
      send,
      key,
      queue: keep && ((one, { key, tried, again }) => keep(one, key, cameOf(one, again), tried)),
    })
    end(input, ended)
    if ('again' in ended && cameOf(input, ended.again) === 'new') sentHere.current.add(JSON.stringify(input))
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
