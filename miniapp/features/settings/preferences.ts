// What the person has chosen: held, worn at once, kept for the next opening, stored one change after the other.
import { computed, effect, signal } from '@preact/signals'
import { ApiError, newKey } from '../../client/api.ts'
import type { Preferences, PreferencesChange, Role } from '../../client/api-types.ts'
import { applyPreferences, layout, NAME, type Remembered, remembered } from '../../client/remembered.ts'
import { resource } from '../../client/resource.ts'
import { tabsOf } from '../../client/router.ts'
import { login, onAuthError, person, signIn } from '../../client/session.ts'
import { words } from '../../client/words.ts'
import { haptic } from '../../platform/telegram.ts'
import { showToast } from '../../ui/toast.ts'
import { editPreferences, getPreferences } from './calls.ts'

type Change = Omit<PreferencesChange, 'version'>

const held = resource<Preferences>({
  load: getPreferences,
  merge: (before, fresh) => (before.version > fresh.version ? before : fresh),
  keepAs: 'preferences',
  name: 'preferences',
  // Worn whatever shows: another device's change is fetched although no screen reads it.
  always: true,
})

/** Changes on their way, in order. */
const underWay = signal<readonly Change[]>([])

/** As it is stored, with what is on its way already in it; null until it came once. */
const shown = computed<Preferences | null>(() => {
  const stored = held.value.value
  return stored && underWay.value.reduce(changedBy, stored)
})

/** Each kind of notice stands by itself. */
const changedBy = (now: Preferences, change: Change): Preferences =>
  Object.assign({ ...now }, change, { notices: { ...now.notices, ...change.notices } })

export const preferences = {
  value: shown,
  error: held.error,
  seenAt: held.seenAt,
  refresh: held.refresh,
  use: () => {
    held.use()
    return shown.value
  },
}

let before: Promise<void> = Promise.resolve()

/** Shows the change at once and stores it; what cannot be stored springs back and says so. */
export function prefer(change: Change): Promise<void> {
  underWay.value = [...underWay.peek(), change]
  before = before.then(() => store(change))
  return before
}

async function store(change: Change): Promise<void> {
  let stored: Preferences | null = null
  try {
    stored = await send(change)
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    onAuthError(error)
    haptic('error')
    showToast({ text: error.isOpen ? words('settings').settings.notKept : (error.body?.detail ?? '') })
  }
  if (stored) held.put((now) => (stored && stored.version > now.version ? stored : now))
  underWay.value = underWay.peek().filter((one) => one !== change)
}

/** Each choice stands by itself, so one made elsewhere meanwhile is no reason to ask: this one goes on top of it. */
async function send(change: Change, version = held.value.peek()?.version ?? 1): Promise<Preferences> {
  try {
    return await editPreferences({ ...change, version }, newKey())
  } catch (error) {
    const current = error instanceof ApiError && error.code === 'version_conflict' && error.body?.current
    if (!current) throw error
    const { version: now } = current as Preferences
    if (now === version) throw error
    return send(change, now)
  }
}

/** The address of the tab that a person starts with. */
function startTab(start: string, role: Role): string {
  const name = role === 'user' && start === 'products' ? 'catalogue' : start
  return tabsOf(role).find((tab) => tab.name === name)?.path ?? '/'
}

/** The device's copy, while the server has not spoken: it may be older than what was worn last. */
const isStale = ({ version }: Preferences) =>
  version < (remembered.version ?? 0) && (held.seenAt.peek() ?? 0) < performance.timeOrigin

/** Wears what is chosen, here or elsewhere, from now on and at the next opening. */
effect(() => {
  const now = shown.value
  const role = person.value?.role
  if (!now || !role || isStale(now)) return
  const { textSize, haptics, language, version } = now
  applyPreferences({ textSize, haptics })
  layout.value = now.layout
  const first = startTab(now.start, role)
  remember({ textSize, haptics, language, role, layout: now.layout, version, first })
  if (login && login.user.language !== language)
    void signIn({ ...login, user: { ...login.user, language } }, true)
})

function remember(what: Remembered): void {
  try {
    localStorage.setItem(NAME, JSON.stringify(what))
  } catch {
    // The next opening begins as the first one did.
  }
}
