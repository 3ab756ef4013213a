// The frame around every screen: who may see what, tabs, toast, and the place on the page that is kept.
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { keptScroll, place } from './router.ts'
import { door } from './session.ts'
import { html } from './ui/html.ts'
import { lazy } from './ui/lazy.ts'
import { notice } from './ui/notice.ts'
import { usePanes } from './ui/pane.ts'
import { Failed } from './ui/states.ts'
import { Tabs } from './ui/tabs.ts'
import { say, ToastPlace } from './ui/toast.ts'
import { useScreen } from './use-screen.ts'
import { loadWords, words } from './words.ts'

/** Few see it, so it comes when it is wanted. */
const Door = lazy(async () => {
  const [{ Door }] = await Promise.all([import('./screens/door.ts'), loadWords('door')])
  return Door
})

const Panes = lazy(async () => (await import('./ui/panes.ts')).Panes)

export function Shell() {
  if (door.value !== 'in') return html`<${Door} />`
  return html`<div class="shell">${notice.value && !place.value.parent && html`<${notice.value} />`}<${Page} /><${Tabs} /><${ToastPlace} /></div>`
}

function Page() {
  const at = place.value
  const list = usePanes()
  const stood = list ?? at.path
  const moved = useRef<string | null>(null)
  const { screen, error, retry } = useScreen(at.screen)
  useEffect(() => {
    if (at.refused) say({ text: words('frame').miniapp.staffOnly })
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
  if (error) return html`<main class="page"><${Failed} error=${error} retry=${retry} /></main>`
  if (list) return html`<${Panes} key=${list} list=${list} detail=${at.screen === list ? null : screen} />`
  return screen && html`<${screen} key=${at.screen} />`
}
