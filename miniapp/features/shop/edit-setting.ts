// One value of the settings in its sheet, sent alone: what goes out, and what came of it.
import { useState } from 'preact/hooks'
import type { Settings, SettingsChange } from '../../client/api-types.ts'
import { isSame } from '../../client/merge.ts'
import { words } from '../../client/words.ts'
import { type RecordForm, useRecordForm } from '../../ui/record-form.ts'
import { sayStored } from '../../ui/undo.ts'
import { editSettings } from './calls.ts'
import { settings } from './held.ts'

/** There is one shop. */
export const SETTINGS_ID = 1

/** The settings without the version that they are sent with. */
export type Change = Omit<SettingsChange, 'version'>

/** Where a value stands in the settings; `put` gives what is sent, over those that stand now. */
export interface Place<Value> {
  readonly name: string
  /** The shop's name of what it is a part of, where that is another. */
  readonly of?: string
  /** Its own parts are values apart, each of which somebody else may change. */
  readonly parts?: readonly (keyof Value & string)[]
  readonly read: (from: Settings) => Value
  readonly put: (value: Value, over: Settings) => Change
}

/** By its name; or by the names of its parts. */
type Values = Readonly<Record<string, unknown>>

export interface SettingEdit<Value> {
  readonly value: Value
  readonly set: (value: Value) => void
  readonly form: RecordForm<Settings, Values, Change>
  /** The value that a form's values stand for. */
  readonly valueIn: (values: Values) => Value
  /** What stands since an earlier try was found stored, whose answer was lost. */
  readonly earlier: Settings | null
  readonly place: Place<Value>
}

export function useSetting<Value>(
  place: Place<Value>,
  { held, close }: { readonly held: Settings; readonly close: () => void },
): SettingEdit<Value> {
  const [earlier, setEarlier] = useState<Settings | null>(null)
  const { name, of, parts, read, put } = place
  const valuesIn = (value: Value) => (parts ? value : { [name]: value }) as Values
  const valueIn = (values: Values) => (parts ? values : values[name]) as Value
  const form = useRecordForm<Settings, Values, Change>({
    entity: 'settings',
    id: SETTINGS_ID,
    name: `setting/${name}`,
    record: held,
    seenAt: settings.seenAt.value,
    reading: {
      fields: parts ?? [name],
      read: (base, typed) => ({ ...valuesIn(read(base ?? held)), ...typed }),
    },
    changeOf: (values, base) => {
      const value = valueIn(values)
      return isSame(value, read(base ?? held)) ? {} : put(value, base ?? held)
    },
    send: ({ version, ...change }, key) => editSettings({ version: version ?? 0, ...change }, key),
    put: (now) => settings.put(() => now),
    stored: ({ data, undoId }, came) => {
      const t = words('shop').shop
      if (came === 'earlier') setEarlier(data)
      sayStored({
        text: came === 'earlier' ? t.earlier : t.saved,
        undoId,
        undone: t.undone,
        of: { operation: 'settings.edit' },
      })
    },
    close,
    called: (field) => of ?? field,
  })
  return {
    value: valueIn(form.values),
    set: (value) => form.set(valuesIn(value)),
    form,
    valueIn,
    earlier,
    place,
  }
}
