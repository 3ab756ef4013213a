// A file on its way to our server, with how much of it has gone: what fetch cannot tell yet. Knows no routes.
import { type Answer, ApiError, type ProblemBody } from './api.ts'
import { access, clientOptions } from './session.ts'

/** Somebody stopped it; nobody need be told. */
export class Stopped extends Error {
  override readonly name = 'Stopped'
}

interface Upload<Data> {
  /** Rejects with an ApiError, or as Stopped. */
  readonly done: Promise<Answer<Data>>
  readonly stop: () => void
}

interface File {
  readonly method?: 'PUT' | 'POST'
  readonly path: string
  readonly name: string
  readonly blob: Blob
  /** What stands beside it. */
  readonly fields?: Readonly<Record<string, string>>
  /** By which it is done once. */
  readonly key?: string
  /** Bytes of the file that have gone. */
  readonly sent: (bytes: number) => void
}

/** Nothing moved for so long: the network is lost. */
const STALLED_MS = 30_000

/** Sends it as the field `file`. A session that has ended is renewed, once. */
export function upload<Data>(file: File): Upload<Data> {
  let request: XMLHttpRequest | null = null
  let stopped = false
  const once = async (mayRenew: boolean): Promise<Answer<Data>> => {
    if (stopped) throw new Stopped()
    request = new XMLHttpRequest()
    const answer = await send(request, file)
    if (stopped) throw new Stopped()
    clientOptions.heard?.(answer.status !== 0)
    if (answer.status === 401 && mayRenew && (await access.renew())) return once(false)
    const data = parse(answer.text)
    if (answer.status >= 200 && answer.status < 300)
      return { data: data as Data, undoId: answer.undoId === null ? null : Number(answer.undoId) }
    throw new ApiError(
      answer.status,
      data && typeof data === 'object' && 'code' in data ? (data as ProblemBody) : null,
    )
  }
  return {
    done: once(true),
    stop: () => {
      stopped = true
      request?.abort()
    },
  }
}

interface Came {
  /** 0: no answer. */
  readonly status: number
  readonly text: string
  readonly undoId: string | null
}

function send(
  request: XMLHttpRequest,
  { method = 'PUT', path, name, blob, fields = {}, key, sent }: File,
): Promise<Came> {
  let stalled: ReturnType<typeof setTimeout> | undefined
  const moved = () => {
    clearTimeout(stalled)
    stalled = setTimeout(() => request.abort(), STALLED_MS)
  }
  return new Promise((resolve) => {
    request.open(method, path)
    request.setRequestHeader('accept', 'application/json')
    const token = access.token()
    if (token) request.setRequestHeader('authorization', `Bearer ${token}`)
    if (key !== undefined) request.setRequestHeader('idempotency-key', key)
    const language = clientOptions.language?.()
    if (language) request.setRequestHeader('accept-language', language)
    request.upload.addEventListener('progress', ({ loaded }) => {
      moved()
      // What the form adds around the file is none of it.
      sent(Math.min(loaded, blob.size))
    })
    request.addEventListener('loadend', () => {
      clearTimeout(stalled)
      const { status, responseText: text } = request
      resolve({ status, text, undoId: status ? request.getResponseHeader('undo-id') : null })
    })
    const form = new FormData()
    for (const [field, text] of Object.entries(fields)) form.append(field, text)
    form.append('file', blob, name)
    moved()
    request.send(form)
  })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
