// The microphone; paths from Lucide, ISC License, © Lucide Contributors. Drawn here alone, so no other page carries it.
import { html } from '../../ui/html.ts'

const ON = 'M12 19v3M19 10v2a7 7 0 0 1-14 0v-2M9 5a3 3 0 0 1 6 0v7a3 3 0 0 1-6 0z'
const OFF =
  'M12 19v3M15 9.34V5a3 3 0 0 0-5.68-1.33M16.95 16.95A7 7 0 0 1 5 12v-2M18.89 13.23A7 7 0 0 0 19 12v-2M2 2l20 20M9 9v3a3 3 0 0 0 5.12 2.12'

export const Microphone = ({ size, isOff = false }: { size: number; isOff?: boolean }) =>
  html`<svg viewBox="0 0 24 24" width=${size} height=${size} aria-hidden="true"><path d=${isOff ? OFF : ON} /></svg>`
