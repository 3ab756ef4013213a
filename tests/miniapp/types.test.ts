// A component is placed by what it takes: planted faults, compiled as the MiniApp is, are each found by `npm run types`.
import { resolve } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { compile } from '../support/compile.ts'

const miniapp = resolve('miniapp')

const PARTS = `
import '${miniapp}/app/later-screens.ts'
import '${miniapp}/app/routes.ts'
import { place } from '${miniapp}/client/router.ts'
import { Choice } from '${miniapp}/ui/choice.ts'
import { html, part } from '${miniapp}/ui/html.ts'
import { Icon } from '${miniapp}/ui/icons.ts'
import { lazy } from '${miniapp}/ui/lazy.ts'
import row from '${resolve('dist/types')}/miniapp/ui/row.module.css'
import { RowBones, Section } from '${miniapp}/ui/section.ts'
import { Stepper } from '${miniapp}/ui/stepper.ts'

const stepper = { what: 'café', value: 1, shown: '1', says: '1 un', ask: () => undefined }
const choice = { label: 'por', options: [{ value: 'cash', label: 'Dinheiro' }], value: 'cash' } as const
const Field = ({ enter }: { enter: (event: KeyboardEvent) => void }) => html\`<input onKeyDown=\${enter} />\`
const Late = lazy(() => Promise.resolve(Stepper))
`

/** Each with what it must be told. */
const FAULTS: Record<string, [code: string, told: string]> = {
  'a property is missing': ['part(Stepper, stepper)', "Property 'set' is missing"],
  'all of them are missing': ['part(Stepper)', 'Expected 2 arguments'],
  'a property that it does not know': [
    "part(Icon, { name: 'scan', colour: 'red' })",
    "'colour' does not exist",
  ],
  'a property where it knows none': [
    "part(() => html`<hr />`, { colour: 'red' })",
    "'colour' does not exist",
  ],
  'a name that is none of its names': ["part(Icon, { name: 'scam' })", `Type '"scam"' is not assignable`],
  'a number as text': [
    "part(Icon, { name: 'scan', size: '20' })",
    "'string' is not assignable to type 'number'",
  ],
  'text that may be undefined': [
    "part(Stepper, { ...stepper, set: () => undefined, what: [''][1] })",
    "Type 'undefined' is not assignable to type 'string'",
  ],
  'something inside that it does not take': [
    "part(Icon, { name: 'scan', children: 'x' })",
    "'children' does not exist",
  ],
  'nothing inside, where it must be': ["part(Section, { title: 'x' })", "Property 'children' is missing"],
  'something inside that cannot be drawn': [
    "part(Section, { title: 'x', children: new Date() })",
    "Type 'Date' is not assignable",
  ],
  'a function that expects another thing': [
    'part(Stepper, { ...stepper, set: (text: string) => text })',
    "'number' is not assignable to type 'string'",
  ],
  'a listener of another event': [
    'part(Field, { enter: (event: MouseEvent) => event.clientX })',
    "'KeyboardEvent' is missing",
  ],
  'another value than a generic one was placed for': [
    "part(Choice<'cash' | 'pix'>, { ...choice, pick: (value: 'pix') => value })",
    `Type '"cash"' is not assignable to type '"pix"'`,
  ],
  'a property of one that comes late is missing': ['part(Late, stepper)', "Property 'set' is missing"],
  'a class that its part lacks': ['html`<li class=${row.lime} />`', "'lime' does not exist"],
  'a screen that the table of routes does not have': ["(place.value.screen === 'chekout')", 'no overlap'],
  'what is no component': ["part('section', { title: 'x' })", "'string' is not assignable"],
}

const RIGHT = [
  "(place.value.screen === 'checkout')",
  'html`<li class=${row.line} />`',
  "part(Icon, { name: 'scan' })",
  "part(Icon, { key: 1, name: 'scan', size: 20 })",
  'part(RowBones)',
  "part(Section, { title: 'x', children: [html`<li>1</li>`, false, null, 'x'] })",
  'part(Stepper, { ...stepper, set: (value) => value.toFixed() })',
  'part(Late, { key: stepper.what, ...stepper, set: (value) => value.toFixed() })',
  "part(Choice<'cash' | 'pix'>, { ...choice, pick: (value) => value === 'pix' })",
  'part(Field, { enter: (event) => event.key })',
]

const LINES = [...Object.values(FAULTS).map(([code]) => code), ...RIGHT].map((code) => `void ${code}`)
/** By line of what is compiled: all that was said of it. */
let said: ReadonlyMap<string, string>
beforeAll(async () => {
  said = await compile(PARTS, LINES)
})

it.each(Object.entries(FAULTS))('finds %s', (_, [code, told]) => {
  expect(said.get(`void ${code}`)).toContain(told)
})

it('finds nothing else: what is right passes', () => {
  const faults = new Set(Object.values(FAULTS).map(([code]) => `void ${code}`))
  expect([...said].filter(([code]) => !faults.has(code))).toEqual([])
})
