// One value of the settings in its sheet: sent alone. What others changed besides stands; what they made of the same value is shown, and the person chooses.
import { useState } from 'preact/hooks'
import { type Answer, ApiError } from '../../client/api.ts'
import type { Settings, SettingsChange } from '../../client/api-types.ts'
import { words } from '../../client/words.ts'
import { type Intent, useIntent } from '../../ui/intent.ts'
import { sayStored } from '../../ui/undo.ts'
import { editSettings } from './calls.ts'
import { settings } from './held.ts'

/** The settings without the version that they are sent with. */
export type Change = Omit<SettingsChange, 'version'>

/** Where a value stands in the settings; `put` gives what is sent, over those that stand now. */
export interface Place<Value> {
  readonly name: string
  readonly read: (from: Settings) => Value
  readonly put: (value: Value, over: Settings) => Change
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/** What stands now, where an edit was of an older version. */
const currentOf = (error: unknown): Settings | null =>
  error instanceof ApiError && error.code === 'version_conflict' ? (error.body?.current as Settings) : null

/** Another value changed meanwhile is no reason to ask: this one goes on top of it. */
async function send<Value>(
  place: Place<Value>,
  value: Value,
  base: Settings,
  key: string,
): Promise<Answer<Settings>> {
  const { read, put } = place
  try {
    return await editSettings({ ...put(value, base), version: base.version }, key)
  } catch (error) {
    const current = currentOf(error)
    if (!current || current.version === base.version || !isSame(read(current), read(base))) throw error
    return send(place, value, current, key)
  }
}

export interface SettingEdit<Value> {
  readonly value: Value
  readonly set: (value: Value) => void
  readonly intent: Intent<Value>
  /** What stands now, where somebody else changed this value; null: nobody did. */
  readonly theirs: Settings | null
  /** What stands since an earlier try was found stored, whose answer was lost. */
  readonly earlier: Settings | null
  readonly by: string | null
  readonly save: () => void
  readonly saveOver: () => void
}

export function useSetting<Value>(
  place: Place<Value>,
  { held, close }: { readonly held: Settings; readonly close: () => void },
): SettingEdit<Value> {
  const [base, setBase] = useState(held)
  const [typed, setTyped] = useState<Value | undefined>(undefined)
  const [theirs, setTheirs] = useState<Settings | null>(null)
  const [earlier, setEarlier] = useState<Settings | null>(null)
  const [by, setBy] = useState<string | null>(null)
  const value = typed === undefined ? place.read(base) : typed
  const intent = useIntent<Value, Settings>({
    name: `setting/${place.name}`,
    close,
    staysForEarlier: true,
    send: (input, key) => send(place, input, theirs ?? base, key),
    done: ({ data, undoId }, _, came) => {
      settings.put(() => data)
      const t = words('shop').shop
      // What was typed since is typed over that, and is not stored.
      const text = came === 'earlier' ? t.earlier : t.saved
      if (came === 'earlier') {
        setTyped(value)
        setTheirs(null)
        setBase(data)
        setEarlier(data)
      }
      sayStored({ text, undoId, undone: t.undone, of: { operation: 'settings.edit' } })
    },
    refused: (error) => {
      const current = currentOf(error)
      if (!current) return
      settings.put(() => current)
      setTheirs(current)
      setBy(Object.values(error.body?.changed ?? {}).at(-1)?.by?.name ?? null)
      setBase(current)
      setTyped(value)
    },
  })
  return {
    value,
    set: setTyped,
    intent,
    theirs,
    earlier,
    by,
    save: () => {
      if (isSame(value, place.read(base))) close()
      else void intent.submit(value)
    },
    saveOver: () => void intent.submit(value),
  }
}
