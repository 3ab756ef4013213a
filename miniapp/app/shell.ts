// The frame around every screen: who may see what, tabs, toast, and the place on the page that is kept.
import { signal } from '@preact/signals'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { keptScroll, place } from '../client/router.ts'
import { sessionState } from '../client/session.ts'
import { words } from '../client/words.ts'
import { type Component, html, part } from '../ui/html.ts'
import { lazy } from '../ui/lazy.ts'
import pageStyles from '../ui/page.module.css'
import { scanQuestions } from '../ui/scan.ts'
import { useMasterDetail } from '../ui/screen-frame.ts'
import { Failed } from '../ui/states.ts'
import { showToast, ToastPlace } from '../ui/toast.ts'
import { useScreen } from './screens.ts'
import styles from './shell.module.css'
import { Tabs } from './tabs.ts'

/** Few see it, so it comes when it is wanted. */
const AuthGate = lazy(async () => (await import('../features/auth-gate/auth-gate.ts')).AuthGate, 'authGate')

const MasterDetail = lazy(async () => (await import('./master-detail.ts')).MasterDetail)

/** The card above a tab's root that says how things stand; follow.ts brings it once the first page has come to rest. */
export const notice = signal<Component | null>(null)

export function Shell() {
  if (sessionState.value !== 'in') return part(AuthGate)
  return html`<div class=${styles.shell}>
    ${notice.value && !place.value.parent && part(notice.value)}
    ${part(Page)}
    ${part(Tabs)}
    ${scanQuestions.value && part(scanQuestions.value, {})}
    ${part(ToastPlace)}
  </div>`
}

function Page() {
  const at = place.value
  const list = useMasterDetail()
  const stood = list ?? at.path
  const moved = useRef<string | null>(null)
  const { screen, error, retry } = useScreen(at.screen)
  useEffect(() => {
    const { staffOnly, toCome } = words('frame').miniapp
    if (at.refused || at.toCome) showToast({ text: at.refused ? staffOnly : toCome })
  }, [at])
  useLayoutEffect(() => {
    if (!screen) return
    const before = moved.current
    moved.current = stood
    // A list keeps its place, and focus, while what stands beside it changes.
    if (list && before === list) return
    window.scrollTo(0, keptScroll(at))
    if (before !== null && before !== stood)
      [...document.querySelectorAll('h1')].at(-1)?.focus({ preventScroll: true })
  }, [at, screen, list])
  if (error) return html`<main class=${pageStyles.page}>${part(Failed, { error, retry })}</main>`
  if (list) return part(MasterDetail, { key: list, list, detail: at.screen === list ? null : screen })
  return screen && part(screen, { key: at.screen })
}
