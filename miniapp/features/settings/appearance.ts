// How the app looks, feels and begins for this person.
import { useState } from 'preact/hooks'
import type { Preferences } from '../../client/api-types.ts'
import { tabsOf } from '../../client/router.ts'
import { person } from '../../client/session.ts'
import { words } from '../../client/words.ts'
import { haptic } from '../../platform/telegram.ts'
import { html, part } from '../../ui/html.ts'
import { Section } from '../../ui/section.ts'
import { SettingsRow, SettingsSwitch } from '../../ui/settings-row.ts'
import { BlocksSheet } from './blocks-sheet.ts'
import { PickSheet } from './pick-sheet.ts'
import { prefer } from './preferences.ts'
import { TextSize } from './text-size.ts'

const LANGUAGES = ['pt-BR', 'en'] as const
type Start = Preferences['start']

export function Appearance({ chosen }: { chosen: Preferences }) {
  const t = words('settings').settings
  const [sheet, setSheet] = useState<'language' | 'blocks' | 'start' | null>(null)
  const close = () => setSheet(null)
  const isStaff = person.value?.role !== 'user'
  const starts = startsOf(isStaff)
  const start = starts.find(({ value }) => value === chosen.start) ?? starts[0]
  const feel = (haptics: boolean) => {
    void prefer({ haptics })
    haptic('selection')
  }
  return html`
    ${part(Section, {
      title: t.appearance,
      children: html`
        ${part(SettingsRow, {
          icon: 'languages',
          title: t.language,
          value: t.languages[chosen.language],
          press: () => setSheet('language'),
        })}
        ${part(TextSize, { value: chosen.textSize })}
        ${part(SettingsSwitch, { icon: 'vibrate', title: t.haptics, on: chosen.haptics, set: feel })}
        ${
          isStaff &&
          part(SettingsRow, {
            icon: 'layout',
            title: t.blocks,
            value: chosen.layout.length,
            press: () => setSheet('blocks'),
          })
        }
        ${part(SettingsRow, {
          icon: 'store',
          title: t.start,
          value: start?.label,
          press: () => setSheet('start'),
        })}
      `,
    })}
    ${
      sheet === 'language' &&
      part(PickSheet<Preferences['language']>, {
        title: t.language,
        options: LANGUAGES.map((value) => ({ value, label: t.languages[value] })),
        value: chosen.language,
        pick: (language) => void prefer({ language }),
        close,
      })
    }
    ${
      sheet === 'start' &&
      part(PickSheet<Start>, {
        title: t.start,
        options: starts,
        value: start?.value,
        pick: (next) => void prefer({ start: next }),
        close,
      })
    }
    ${sheet === 'blocks' && part(BlocksSheet, { close })}
  `
}

/** A customer's tabs have other names than the choices, which are the staff's. */
function startsOf(isStaff: boolean): { value: Start; label: string }[] {
  const { tabs } = words('frame').miniapp
  if (isStaff) return tabsOf('admin').map(({ name }) => ({ value: name as Start, label: tabs[name] }))
  return [
    { value: 'home', label: tabs.account },
    { value: 'products', label: tabs.catalogue },
    { value: 'more', label: tabs.more },
  ]
}
