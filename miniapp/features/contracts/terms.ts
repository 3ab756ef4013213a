// What was agreed, as it was written.
import { words } from '../../client/words.ts'
import { html, part } from '../../ui/html.ts'
import { Section } from '../../ui/section.ts'
import styles from './contracts.module.css'
import type { Contract } from './types.ts'

export const Terms = ({ contract: { terms } }: { contract: Contract }) =>
  part(Section, {
    title: words('contracts').contract.terms,
    list: false,
    children: html`<p class=${styles.terms}>${terms}</p>`,
  })
