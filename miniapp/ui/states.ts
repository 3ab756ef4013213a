// A page that has nothing to show, and says what to do.
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { ApiError } from '../api.ts'
import { words } from '../words.ts'
import { html } from './html.ts'
import { Icon } from './icons.ts'

interface EmptyProps {
  readonly face: string
  readonly title: string
  readonly line?: string
  readonly children?: ComponentChildren
}

export const Empty = ({ face, title, line, children }: EmptyProps) =>
  html`<div class="state">
    <span class="face emoji" aria-hidden="true">${face}</span>
    <h1 tabindex="-1">${title}</h1>
    ${line && html`<p class="muted">${line}</p>`}
    ${children}
  </div>`

const WAITS_S = [8, 15, 30, 60]

/** Tries again by itself, less and less often, and at a tap. */
export function Failed({ error, retry }: { error: ApiError; retry: () => Promise<unknown> }) {
  const { failed } = words('frame').miniapp
  const [round, setRound] = useState(0)
  const [left, setLeft] = useState(WAITS_S[0] ?? 8)
  const again = () => {
    setLeft(0)
    void retry().finally(() => {
      setRound(round + 1)
      setLeft(WAITS_S[Math.min(round + 1, WAITS_S.length - 1)] ?? 60)
    })
  }
  useEffect(() => {
    if (left <= 0) return undefined
    const timer = setTimeout(() => (left === 1 ? again() : setLeft(left - 1)), 1000)
    return () => clearTimeout(timer)
  }, [left, round])
  const code = shortCode(error)
  return html`<${Empty} face="🔌" title=${failed.title} line=${left > 0 ? failed.line(left) : failed.trying}>
    <button class="button" disabled=${left <= 0} onClick=${again}><${Icon} name="refresh" />${failed.again}</button>
    ${code && html`<p class="muted code">${failed.code(code)}</p>`}
  <//>`
}

/** Short enough to read out, long enough to find the request in the log. */
function shortCode(error: ApiError): string | null {
  const id = error.body?.requestId?.replace(/[^\da-z]/gi, '').toUpperCase()
  return id ? `${id.slice(0, 4)}-${id.slice(4, 8)}` : null
}

const SOON_MS = 150

/** What stands in for content that is on its way; shown only when that takes a while. */
export function Waiting({ children }: { children?: ComponentChildren }) {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), SOON_MS)
    return () => clearTimeout(timer)
  }, [])
  const { loading } = words('frame').miniapp
  return html`<div aria-busy="true" aria-label=${loading}>${late && children}</div>`
}
