// Who else of the staff has a record open, and what they do there: said while a screen shows it, heard from the shop, never kept.
import { signal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { Entity } from '#domain/entities.ts'
import { person } from './session.ts'

export interface Present {
  readonly id: number
  readonly name: string
  readonly state: 'viewing' | 'editing'
}
export interface Told {
  readonly entity: Entity
  readonly entityId: number
  readonly people: readonly Present[]
}
type State = Present['state']

const NOBODY: readonly Present[] = []
/** Who only passes by is nowhere, and says nothing. */
const SETTLED_MS = 200
/** Between two sayings: whoever leafs through the goods says less than the shop takes. */
const APART_MS = 1000
/** Everybody at each record that is open here, as the shop said last. */
const told = signal<ReadonlyMap<string, readonly Present[]>>(new Map())
/** What the screens of this page do, by record; several may show one. */
const here = new Map<string, Map<object, State>>()
/** What the shop knows of it. */
const said = new Map<string, State>()
let say: ((message: object) => void) | null = null
/** When more may be said, by this page's clock. */
let mayAt = 0
let soon: ReturnType<typeof setTimeout> | undefined

const keyOf = (entity: Entity, id: number) => `${entity}:${id}`

/** Undefined: not there. Nobody looks at a page that is out of sight. */
function stateAt(key: string): State | undefined {
  const states = [...(here.get(key)?.values() ?? [])]
  if (!states.length || document.visibilityState !== 'visible') return undefined
  return states.includes('editing') ? 'editing' : 'viewing'
}

function sayNow(): void {
  clearTimeout(soon)
  soon = undefined
  if (!say) return
  for (const key of new Set([...here.keys(), ...said.keys()])) {
    const state = stateAt(key)
    if (state === said.get(key)) continue
    if (state) said.set(key, state)
    else said.delete(key)
    const [entity, id] = key.split(':')
    mayAt = performance.now() + APART_MS
    say({ type: 'presence', entity, entityId: Number(id), state: state ?? 'gone' })
  }
}

const saySoon = () => {
  soon ??= setTimeout(sayNow, Math.max(SETTLED_MS, mayAt - performance.now()))
}

/** There is a way to say it: all of it is said. Null: there is none, and nobody knows who is where. */
export function connectPresence(way: ((message: object) => void) | null): void {
  say = way
  said.clear()
  if (way) sayNow()
  else told.value = new Map()
}

/** What is about no record that is open here came too late. */
export function heardPresence({ entity, entityId, people }: Told): void {
  const key = keyOf(entity, entityId)
  if (here.has(key)) told.value = new Map(told.peek()).set(key, people)
}

function enter(key: string, screen: object, state: State): void {
  // A phone freezes what is out of sight, and closes nothing: it is said before.
  if (!here.size) document.addEventListener('visibilitychange', sayNow)
  here.set(key, (here.get(key) ?? new Map<object, State>()).set(screen, state))
  // Who comes back before it was said that they went has nobody here: it is said again, and answered.
  if (!told.peek().has(key)) said.delete(key)
  saySoon()
}

function leave(key: string, screen: object): void {
  const states = here.get(key)
  states?.delete(screen)
  if (states?.size !== 0) return saySoon()
  here.delete(key)
  const others = new Map(told.peek())
  others.delete(key)
  told.value = others
  if (!here.size) document.removeEventListener('visibilitychange', sayNow)
  saySoon()
}

/** While it is drawn the person is at the record; gives who else is. An id of 0 is no record. */
export function usePresence(entity: Entity, id: number, state: State): readonly Present[] {
  const key = keyOf(entity, id)
  const screen = useRef({}).current
  useEffect(() => {
    if (id) enter(key, screen, state)
  }, [key, state])
  useEffect(() => (id ? () => leave(key, screen) : undefined), [key])
  return told.value.get(key)?.filter((one) => one.id !== person.value?.id) ?? NOBODY
}
