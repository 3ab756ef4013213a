// A screen's frame: the page, or a column of it where a list and what it leads to stand side by side.
import { place } from '../client/router.ts'
import { classes } from './classes.ts'
import { html, type Inside } from './html.ts'
import styles from './page.module.css'
import { useWide } from './wide.ts'

/** The list that stands at the left, where there is room for two. */
export const useMasterDetail = () => (useWide() ? place.value.list : null)

interface ScreenFrameProps {
  readonly look?: string
  readonly children: Inside
}

export const ScreenFrame = ({ look = '', children }: ScreenFrameProps) =>
  useMasterDetail()
    ? html`<div class=${look}>${children}</div>`
    : html`<main class=${classes(styles.page, look)}>${children}</main>`
