// A screen's code: at once if it is held, else as soon as it comes.
import { useEffect, useState } from 'preact/hooks'
import { ApiError } from '../client/api.ts'
import type { ScreenName } from '../client/places.ts'
import type { Component } from '../ui/html.ts'
import { heldScreen, loadScreen, prepareNext } from './screens.ts'

export function useScreen(name: ScreenName) {
  const [came, setCame] = useState<{
    name: ScreenName
    screen: Component | null
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
