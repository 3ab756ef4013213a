// A component is placed by what it takes: planted faults, each found by `npm run types`, which says of one that is not that it expected an error.

import { place } from '../../miniapp/client/router.ts'
import { Choice } from '../../miniapp/ui/choice.ts'
import { html, part } from '../../miniapp/ui/html.ts'
import { Icon } from '../../miniapp/ui/icons.ts'
import { lazy } from '../../miniapp/ui/lazy.ts'
import row from '../../miniapp/ui/row.module.css'
import { RowBones, Section } from '../../miniapp/ui/section.ts'
import { Stepper } from '../../miniapp/ui/stepper.ts'

const stepper = { what: 'café', value: 1, shown: '1', says: '1 un', ask: () => undefined }
const choice = { label: 'por', options: [{ value: 'cash', label: 'Dinheiro' }], value: 'cash' } as const
const Field = ({ enter }: { enter: (event: KeyboardEvent) => void }) => html`<input onKeyDown=${enter} />`
const Late = lazy(() => Promise.resolve(Stepper))

// @ts-expect-error a property is missing
void part(Stepper, stepper)
// @ts-expect-error all of them are missing
void part(Stepper)
// @ts-expect-error a property that it does not know
void part(Icon, { name: 'scan', colour: 'red' })
// @ts-expect-error a property where it knows none
void part(() => html`<hr />`, { colour: 'red' })
// @ts-expect-error a name that is none of its names
void part(Icon, { name: 'scam' })
// @ts-expect-error a number as text
void part(Icon, { name: 'scan', size: '20' })
// @ts-expect-error text that may be undefined
void part(Stepper, { ...stepper, set: () => undefined, what: [''][1] })
// @ts-expect-error something inside that it does not take
void part(Icon, { name: 'scan', children: 'x' })
// @ts-expect-error nothing inside, where it must be
void part(Section, { title: 'x' })
// @ts-expect-error something inside that cannot be drawn
void part(Section, { title: 'x', children: new Date() })
// @ts-expect-error a function that expects another thing
void part(Stepper, { ...stepper, set: (text: string) => text })
// @ts-expect-error a listener of another event
void part(Field, { enter: (event: MouseEvent) => event.clientX })
// @ts-expect-error another value than a generic one was placed for
void part(Choice<'cash' | 'pix'>, { ...choice, pick: (value: 'pix') => value })
// @ts-expect-error a property of one that comes late is missing
void part(Late, stepper)
// @ts-expect-error a class that its part lacks
void html`<li class=${row.lime} />`
// @ts-expect-error a screen that the table of routes does not have
void (place.value.screen === 'chekout')
// @ts-expect-error what is no component
void part('section', { title: 'x' })

void (place.value.screen === 'checkout')
void html`<li class=${row.line} />`
void part(Icon, { name: 'scan' })
void part(Icon, { key: 1, name: 'scan', size: 20 })
void part(RowBones)
void part(Section, { title: 'x', children: [html`<li>1</li>`, false, null, 'x'] })
void part(Stepper, { ...stepper, set: (value) => value.toFixed() })
void part(Late, { key: stepper.what, ...stepper, set: (value) => value.toFixed() })
void part(Choice<'cash' | 'pix'>, { ...choice, pick: (value) => value === 'pix' })
void part(Field, { enter: (event) => event.key })
