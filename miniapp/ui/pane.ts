// A screen's frame: the page, or a column of it where a list and what it leads to stand side by side.
import type { ComponentChildren } from 'preact'
import { place } from '../router.ts'
import { html } from './html.ts'
import { useWide } from './wide.ts'

/** The list that stands at the left, where there is room for two. */
export const usePanes = () => (useWide() ? place.value.list : null)

interface PaneProps {
  readonly look?: string
  readonly children?: ComponentChildren
}

export const Pane = ({ look = '', children }: PaneProps) =>
  usePanes()
    ? html`<div class=${look}>${children}</div>`
    : html`<main class=${`page ${look}`}>${children}</main>`
