// Hears barcode readers on every page: what one sends never stays in a field, and no key that a person pressed is lost.
import { effect } from '@preact/signals'
import { person, sessionState } from '../client/session.ts'
import { isKnownCode, question, takeScan } from '../features/scan/scan.ts'
import { hear, type Listening, PAUSE_MS, pause, type Stroke, silent } from '../platform/barcode-reader.ts'
import { isCovered, isTyping } from '../platform/focus.ts'
import { lazy } from '../ui/lazy.ts'
import { onScan, scanned, scanQuestions } from '../ui/scan.ts'

/** Comes with the first question. */
const Questions = lazy(async () => (await import('../features/scan/scan-sheet.ts')).ScanSheet)

type Field = HTMLInputElement | HTMLTextAreaElement

interface Pressed extends Stroke {
  readonly event: KeyboardEvent
  readonly field: Field | null
  /** What the field held before it. */
  readonly held: string
  readonly selected: readonly [number, number] | null
}

/** They come with signs, and are none. */
const BESIDE = ['Shift', 'CapsLock', 'NumLock', 'AltGraph']

let listening: Listening<Pressed> = silent
let timer: ReturnType<typeof setTimeout> | undefined

function pressedBy(event: KeyboardEvent): Pressed {
  const { key, timeStamp: at, repeat, target } = event
  const field = isTyping(target) ? (target as Field) : null
  const { selectionStart: from = null, selectionEnd: to = null } = field ?? {}
  const selected = from === null || to === null ? null : ([from, to] as const)
  const inField = field !== null
  const inSearch = field?.type === 'search'
  return { key, at, repeat, event, inField, inSearch, field, held: field?.value ?? '', selected }
}

/** To where they were meant, as if they were pressed now. */
function passOn(strokes: readonly Pressed[]): void {
  for (const { key, event } of strokes) {
    const { code, shiftKey, target } = event
    const to = target instanceof Element && target.isConnected ? target : document.body
    to.dispatchEvent(new KeyboardEvent('keydown', { key, code, shiftKey, bubbles: true, cancelable: true }))
  }
}

/** Each field as it was before the first sign that went into it. */
function putBack(strokes: readonly Pressed[]): void {
  const fields = new Map<Field, Pressed>()
  for (const one of strokes) if (one.field && !fields.has(one.field)) fields.set(one.field, one)
  for (const [field, { held, selected }] of fields) {
    if (!field.isConnected) continue
    field.value = held
    field.dispatchEvent(new InputEvent('input', { bubbles: true }))
    // Once it is drawn: what was selected as a whole is replaced by what is typed next.
    setTimeout(() => {
      if (selected && document.activeElement === field) field.setSelectionRange(...selected)
    })
  }
}

type Scanned = ReturnType<typeof hear<Pressed>>['scan']

function take(scan: Scanned): void {
  if (!scan) return
  putBack(scan.strokes)
  const inUse = isCovered() || scan.strokes.some(({ inField, inSearch }) => inField && !inSearch)
  scanned({ code: scan.code, inUse })
}

function rest(): void {
  const { next, release, scan } = pause(listening, isKnownCode)
  listening = next
  passOn(release)
  take(scan)
}

/** Before all others. */
function press(event: KeyboardEvent): void {
  const staff = sessionState.peek() === 'in' && person.peek()?.role !== 'user'
  if (!event.isTrusted || !staff || BESIDE.includes(event.key)) return
  clearTimeout(timer)
  const mixed = event.ctrlKey || event.metaKey || event.altKey || event.isComposing
  // What an input method makes of keys is its own.
  if (mixed || event.key.length === 0 || event.key === 'Process' || event.key === 'Dead') return rest()
  const { next, release, now, scan } = hear(listening, pressedBy(event), isKnownCode)
  listening = next
  if (now !== 'pass') {
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  passOn(release)
  take(scan)
  if (next.run.length) timer = setTimeout(rest, PAUSE_MS)
}

/** Once, for as long as the app is open. */
export function bindScanner(): void {
  onScan(takeScan)
  effect(() => {
    if (question.value) scanQuestions.value = Questions
  })
  window.addEventListener('keydown', press, { capture: true })
}
