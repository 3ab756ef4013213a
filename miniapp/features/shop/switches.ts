// What is on or off of what staff may: stored at once, and back where it was with a word where it could not be.
import { useState } from 'preact/hooks'
import { ApiError, newKey } from '../../client/api.ts'
import type { Settings } from '../../client/api-types.ts'
import { onAuthError } from '../../client/session.ts'
import { words } from '../../client/words.ts'
import { haptic } from '../../platform/telegram.ts'
import { part } from '../../ui/html.ts'
import type { IconName } from '../../ui/icons.ts'
import { SettingsSwitch } from '../../ui/settings-row.ts'
import { showToast } from '../../ui/toast.ts'
import { sayStored } from '../../ui/undo.ts'
import { editSettings } from './calls.ts'
import type { Change } from './edit-setting.ts'
import { settings } from './held.ts'

interface LimitSwitchProps {
  readonly held: Settings
  readonly title: string
  readonly icon: IconName
  readonly on: boolean
  readonly change: (on: boolean) => Change
}

export function LimitSwitch({ held, title, icon, on, change }: LimitSwitchProps) {
  const [turning, setTurning] = useState<boolean | null>(null)
  const set = async (next: boolean) => {
    if (turning !== null) return
    setTurning(next)
    try {
      const { data, undoId } = await editSettings({ ...change(next), version: held.version }, newKey())
      haptic('success')
      settings.put(() => data)
      const t = words('shop').shop
      sayStored({ text: t.saved, undoId, undone: t.undone, of: { operation: 'settings.edit' } })
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      haptic('error')
      onAuthError(error)
      const current = error.code === 'version_conflict' && (error.body?.current as Settings)
      if (current) settings.put(() => current)
      showToast({ text: error.body?.detail ?? words('frame').miniapp.didNotGo })
    } finally {
      setTurning(null)
    }
  }
  const show = turning ?? on
  return part(SettingsSwitch, {
    icon,
    tone: 'warn',
    title,
    on: show,
    set: (next) => void set(next),
  })
}
