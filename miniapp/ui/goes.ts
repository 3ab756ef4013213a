// What goes and what stays of somebody who is erased, said before it is done.
import { classes } from './classes.ts'
import styles from './goes.module.css'
import { html, type Inside, part } from './html.ts'
import { Icon, type IconName } from './icons.ts'

export interface Going {
  readonly icon: IconName
  /** Of its sign: it goes, it stays, it stands in the way. */
  readonly tone: 'danger' | 'muted' | 'warn'
  readonly says: Inside
}

export const Goes = ({ lines, look = '' }: { lines: readonly Going[]; look?: string }) =>
  html`<ul class=${classes(styles.goes, look)}>${lines.map(
    ({ icon, tone, says }) =>
      html`<li key=${icon}><span class=${tone}>${part(Icon, { name: icon, size: 20 })}</span><span>${says}</span></li>`,
  )}</ul>`
