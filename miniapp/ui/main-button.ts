// A screen's main act: Telegram's own bottom button where there is one, the same button in the page elsewhere.
import { effect, signal } from '@preact/signals'
import { createContext, type FunctionComponent } from 'preact'
import { useContext, useLayoutEffect, useRef } from 'preact/hooks'
import { type ButtonKind, hasNative, showButton } from '../platform/telegram.ts'
import { theme } from '../platform/theme/paint.ts'
import buttonStyles from './button.module.css'
import { classes } from './classes.ts'
import { type Component, html, type Inside, part } from './html.ts'
import styles from './main-button.module.css'

/** In how many sheets, one over the other, something stands. */
const Depth = createContext(0)
/** How deep the sheets stand that are open. */
const openSheets = signal<readonly number[]>([])

/** What a sheet holds: while it is there no button beneath it shows, even where it has none of its own. */
export function InSheet({ children }: { children: Inside }) {
  const depth = useContext(Depth) + 1
  useLayoutEffect(() => {
    openSheets.value = [...openSheets.peek(), depth]
    return () => {
      const held = openSheets.peek()
      openSheets.value = held.toSpliced(held.indexOf(depth), 1)
    }
  }, [])
  return part(AtDepth, { value: depth, children })
}
const AtDepth = Depth.Provider as FunctionComponent as Component<{
  readonly value: number
  readonly children: Inside
}>

interface Entry {
  readonly id: object
  /** Of the sheet that it stands in. */
  readonly depth: number
  readonly kind: ButtonKind
  readonly text: string
  readonly enabled: boolean
  readonly busy: boolean
  readonly danger: boolean
  readonly press: () => void
}

const mainButtons = signal<readonly Entry[]>([])

/** Of those in the uppermost sheet, or on the page where none is open, the last one of its kind. */
export function topButton(kind: ButtonKind): Entry | undefined {
  const all = mainButtons.value
  const depth = Math.max(0, ...openSheets.value)
  return all.findLast((entry) => entry.kind === kind && entry.depth === depth)
}

export interface MainButtonProps {
  readonly text: string
  readonly press: () => void
  readonly enabled?: boolean
  readonly busy?: boolean
  readonly kind?: ButtonKind
  /** It stops or takes away. */
  readonly danger?: boolean
  /** Always in the page: beside other content, as in a panel. */
  readonly inPage?: boolean
  /** Stands in the flow instead of at the page's foot. */
  readonly inFlow?: boolean
}

export function MainButton({
  text,
  press,
  enabled = true,
  busy = false,
  kind = 'main',
  danger = false,
  inPage,
  inFlow,
}: MainButtonProps) {
  const id = useRef({}).current
  const depth = useContext(Depth)
  const native = hasNative(kind) && !inPage
  // Before the next paint, so that a quick thumb never presses what stood there before.
  useLayoutEffect(() => {
    if (!native) return
    const held = mainButtons.peek()
    const known = held.some((one) => one.id === id)
    const entry = { id, depth, kind, text, enabled, busy, danger, press }
    mainButtons.value = known ? held.map((one) => (one.id === id ? entry : one)) : [...held, entry]
  })
  useLayoutEffect(
    () => () => {
      mainButtons.value = mainButtons.peek().filter((one) => one.id !== id)
    },
    [native],
  )
  if (native) return null
  const look = classes(buttonStyles.button, kind === 'main' && buttonStyles.filled, danger && 'danger')
  const button = html`<button class=${look} data-act=${kind} disabled=${!enabled || busy} aria-busy=${busy} onClick=${press}>${text}</button>`
  return inPage || inFlow ? button : html`<div class=${styles.actBar}>${button}</div>`
}

/** Keeps Telegram's buttons as the screens ask for them. */
export function bindMainButtons(): void {
  for (const kind of ['main', 'secondary'] as const) {
    effect(() => {
      const top = topButton(kind)
      const { roles } = theme.value
      const [colour, textColour] =
        kind === 'main'
          ? [roles['action'], roles['on-action']]
          : top?.danger
            ? [roles['danger-tint'], roles['danger']]
            : [roles['accent-tint'], roles['accent']]
      if (!top || !colour || !textColour) showButton(kind, null, null)
      else showButton(kind, { ...top, colour, textColour }, () => top.enabled && !top.busy && top.press())
    })
  }
}
