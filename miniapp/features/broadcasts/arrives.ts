// How it arrives; where it says people by name, as one of them gets it, and another at a tap.
import { useEffect, useState } from 'preact/hooks'
import { firstName, NAMED, withName } from '#lib/named.ts'
import { words } from '../../client/words.ts'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import sectionStyles from '../../ui/section.module.css'
import { Section } from '../../ui/section.ts'
import { Bubble, type BubbleProps } from './bubble.ts'
import type { Chosen } from './choose-sheet.ts'
import { samples, type Whom } from './held.ts'

interface ArrivesProps extends BubbleProps {
  readonly whom: Whom
  readonly chosen: Chosen
}

export function Arrives({ whom, chosen, ...said }: ArrivesProps) {
  const t = words('broadcasts').broadcasts
  const [at, setAt] = useState(0)
  const held = samples(whom === 'chosen' || whom === 'got' ? 'customers' : whom)
  const isNamed = NAMED.test(said.text ?? '')
  useEffect(() => {
    if (isNamed && whom !== 'chosen') void held.refresh()
  }, [isNamed, whom])
  const names = whom === 'chosen' ? [...chosen.values()] : (held.value.value ?? [])
  const name = isNamed ? names[at % Math.max(1, names.length)] : undefined
  return part(Section, {
    title: name === undefined ? t.asArrives : t.asArrivesFor(firstName(name)),
    ...(name !== undefined && names.length > 1
      ? {
          end: html`<button type="button" class=${classes('link', sectionStyles.sectionLink)} onClick=${() => setAt(at + 1)}>${t.another}</button>`,
        }
      : {}),
    list: false,
    foot: t.quiet,
    children: part(Bubble, name === undefined ? said : withName(said, name)),
  })
}
