// The frame around every screen: who may see what, tabs, toast, and the place on the page that is kept.
import type { ComponentType } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { ApiError } from './api.ts'
import { keptScroll, place } from './router.ts'
import type { ScreenName } from './routes.ts'
import { heldScreen, loadScreen, prepareNext } from './screens.ts'
import { door } from './session.ts'
import { html } from './ui/html.ts'
import { lazy } from './ui/lazy.ts'
import { notice } from './ui/notice.ts'
import { Failed, Waiting } from './ui/states.ts'
import { Tabs } from './ui/tabs.ts'
import { say, ToastPlace } from './ui/toast.ts'
import { loadWords, words } from './words.ts'

/** Few see it, so it comes when it is wanted. */
const Door = lazy(async () => {
  const [{ Door }] = await Promise.all([import('./screens/door.ts'), loadWords('door')])
  return Door
})

export function Shell() {
  if (door.value === 'opening') return html`<main class="page"><${Waiting}><${FirstFrame} /><//></main>`
  if (door.value !== 'in') return html`<${Door} />`
  return html`<div class="shell">${notice.value && !place.value.parent && html`<${notice.value} />`}<${Page} /><${Tabs} /><${ToastPlace} /></div>`
}

const TILES = 12

/** What index.html shows before there is any script, kept until somebody is in. */
const FirstFrame = () =>
  html`<div class="search bone"></div>
    <div class="gap"></div>
    <div class="first-frame">${Array.from({ length: TILES }, (_, index) => html`<i key=${index} />`)}</div>`

function Page() {
  const at = place.value
  const moved = useRef<string | null>(null)
  const { screen, error, retry } = useScreen(at.screen)
  useEffect(() => {
    if (at.refused) say({ text: words('frame').miniapp.staffOnly })
  }, [at])
  useLayoutEffect(() => {
    if (!screen) return
    window.scrollTo(0, keptScroll(at))
    if (moved.current !== null && moved.current !== at.path)
      document.querySelector('h1')?.focus({ preventScroll: true })
    moved.current = at.path
  }, [at, screen])
  if (error) return html`<main class="page"><${Failed} error=${error} retry=${retry} /></main>`
  return screen && html`<${screen} key=${at.screen} />`
}

/** The screen's code: at once if it is held, else as soon as it comes. */
function useScreen(name: ScreenName) {
  const [came, setCame] = useState<{
    name: ScreenName
    screen: ComponentType | null
    failed: boolean
  } | null>(null)
  const drawn = heldScreen(name)
  const retry = () =>
    loadScreen(name).then(
      (screen) => setCame({ name, screen, failed: false }),
      () => setCame({ name, screen: null, failed: true }),
    )
  useEffect(() => {
    // What came between drawing and now is drawn as well.
    if (!drawn) void retry()
    prepareNext(name)
  }, [name])
  const mine = came?.name === name ? came : null
  const screen = drawn ?? mine?.screen ?? null
  return { screen, error: !screen && mine?.failed ? new ApiError(0, null) : null, retry }
}
