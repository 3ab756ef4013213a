// A form of one act that the chat fills too: what is changed here goes there, what is changed there comes here, and who ends it ends both.
import { useEffect, useRef } from 'preact/hooks'
import { ApiError } from '../../client/api.ts'
import type { SharedDraft } from '../../client/api-types.ts'
import { words } from '../../client/words.ts'
import { part } from '../../ui/html.ts'
import { showToast } from '../../ui/toast.ts'
import { isSame, type Said, saidIn, together } from './agree.ts'
import { getDraft, putDraft } from './calls.ts'
import { openDrafts } from './held.ts'
import { InChat } from './in-chat.ts'

/** What is typed in a row goes as one. */
const SENT_AFTER_MS = 400
const AGAIN_MS = 5000
/** Somebody may be changing it there all the while. */
const TRIES_MAX = 3

interface ChatFormProps {
  /** The draft's. */
  readonly id: number
  /** That the form ends in: a draft that has become another act is over for it. */
  readonly operation: string
  /** Those of the operation's input that the form has; the others stay as the chat has them. */
  readonly fields: readonly string[]
  /** What the form says; null while it says what no draft has a place for, which is not sent. */
  readonly said: Said | null
  /** The same of what the draft says, where the form fills something in by itself: what is not said there is no change here. */
  readonly read?: (said: Said) => Said
  /** Takes what both say by now. */
  readonly take: (said: Said) => void
  /** It is over there: done, or given up. */
  readonly ended: (how: 'answered' | 'cancelled') => void
}

interface Seen {
  readonly version: number
  /** As the draft has it, and as the form reads it. */
  readonly raw: Said
  readonly said: Said
}

/** What is shown of it: that it is open there too, and the way back. */
export function ChatForm({ id, operation, fields, said, read, take, ended }: ChatFormProps) {
  const t = words('shared').shared
  const open = openDrafts.use()
  const theirs = open?.items.find((one) => one.id === id)
  const isOther = theirs !== undefined && theirs.operation !== operation
  const how = open?.ended[id]
  const seen = useRef<Seen | null>(null)
  /** The last that could be said. */
  const latest = useRef(said)
  latest.current = said ?? latest.current
  const sayable = useRef(said !== null)
  sayable.current = said !== null
  const sent = useRef<Promise<boolean>>(Promise.resolve(true))
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)

  const takeIn = (one: SharedDraft) => {
    if (one.operation !== operation) return
    const raw = saidIn(one)
    const there = read?.(raw) ?? raw
    const before = seen.current
    if (before && one.version <= before.version) return
    const both = together(before?.said ?? {}, (before && latest.current) || {}, there, fields)
    seen.current = { version: one.version, raw, said: there }
    latest.current = latest.current && both
    take(both)
  }
  const sendNow = async (chat: boolean, tries = 1): Promise<boolean> => {
    const [at, now] = [seen.current, latest.current]
    if (!at || !now || !sayable.current) return false
    if (!chat && isSame(now, at.said, fields)) return true
    const input = { ...at.raw, ...Object.fromEntries(fields.map((field) => [field, now[field]])) }
    try {
      const one = await putDraft(id, { version: at.version, input, ...(chat ? { chat } : {}) })
      seen.current = { version: one.version, raw: input, said: now }
      openDrafts.put((held) => ({
        ...held,
        items: held.items.map((other) => (other.id === id ? one : other)),
      }))
      return true
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      if (error.code === 'version_conflict' && tries < TRIES_MAX) {
        takeIn(error.body?.current as SharedDraft)
        return sendNow(chat, tries + 1)
      }
      if (error.code === 'not_found') void openDrafts.refresh()
      else if (error.isOpen || error.isEarly) sendIn(AGAIN_MS)
      return false
    }
  }
  /** One after another: each goes on from the version that the one before has made. */
  const send = (chat = false) => (sent.current = sent.current.catch(() => false).then(() => sendNow(chat)))
  const sendIn = (ms: number) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void send(), ms)
  }

  useEffect(() => () => clearTimeout(timer.current), [])
  useEffect(() => {
    if (theirs) takeIn(theirs)
  }, [theirs?.version])
  useEffect(() => {
    if (seen.current && said && !isSame(said, seen.current.said, fields)) sendIn(SENT_AFTER_MS)
  }, [JSON.stringify(said)])
  useEffect(() => {
    if (isOther) ended('cancelled')
    else if (how !== undefined) ended(how === 'answered' ? 'answered' : 'cancelled')
    else if (open && !theirs) void askFor()
  }, [open, how, isOther])
  /** One that is in no list ended while nobody heard it: it says so itself. */
  const askFor = async () => {
    const error: unknown = await getDraft(id).catch((reason: unknown) => reason)
    if (!(error instanceof ApiError) || error.status !== 404) return
    ended(error.body?.state === 'answered' ? 'answered' : 'cancelled')
  }

  const toChat = async () => showToast({ text: (await send(true)) ? t.sentToChat : t.notNow })
  const inChat = theirs?.chat ?? false
  const text = inChat ? t.alsoInChat : t.onScreen
  return part(InChat, { inChat, text, label: t.toChat, toChat })
}
