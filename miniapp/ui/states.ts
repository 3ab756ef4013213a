// A page that has nothing to show, and says what to do.
import { useEffect, useState } from 'preact/hooks'
import type { ApiError } from '../client/api.ts'
import { words } from '../client/words.ts'
import { html, type Inside } from './html.ts'
import { lazy } from './lazy.ts'

/** No page begins with one. */
export const Empty = lazy(async () => (await import('./empty.ts')).Empty)

interface FailedProps {
  readonly error: ApiError
  readonly retry: () => Promise<unknown>
}

/** Tries again by itself, less and less often, and at a tap. */
export const Failed = lazy<FailedProps>(async () => (await import('./failed.ts')).Failed)

const SOON_MS = 150

/** What stands in for content that is on its way; shown only when that takes a while. */
export function Waiting({ children }: { children: Inside }) {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), SOON_MS)
    return () => clearTimeout(timer)
  }, [])
  const { loading } = words('frame').miniapp
  return html`<div role="progressbar" aria-busy="true" aria-label=${loading}>${late && children}</div>`
}
