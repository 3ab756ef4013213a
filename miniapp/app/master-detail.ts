// A list, and beside it what is chosen in it: the address says what that is, so Back and a narrower window just work.
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { ListName } from '../client/places.ts'
import { place } from '../client/router.ts'
import { words } from '../client/words.ts'
import { classes } from '../ui/classes.ts'
import { type Component, html, part } from '../ui/html.ts'
import pageStyles from '../ui/page.module.css'
import { Failed } from '../ui/states.ts'
import styles from './master-detail.module.css'
import { useScreen } from './screens.ts'

/** While nothing is chosen. */
const HINTS: Record<ListName, () => string> = {
  products: () => words('products').products.choose,
  debts: () => words('debts').debts.choose,
  sales: () => words('sales').sales.choose,
  users: () => words('users').users.choose,
  activity: () => words('settings').activity.choose,
  contracts: () => words('contracts').contracts.choose,
}

interface MasterDetailProps {
  readonly list: ListName
  /** Null: the list's own address. */
  readonly detail: Component | null
}

export function MasterDetail({ list, detail }: MasterDetailProps) {
  const { screen, error, retry } = useScreen(list)
  const { id, code } = place.value.params
  const chosen = id ?? code
  useReturn(chosen)
  if (error) return html`<main class=${pageStyles.page}>${part(Failed, { error, retry })}</main>`
  if (!screen) return null
  return html`<main class=${classes(pageStyles.page, styles.panes)}>
    <div>${part(screen)}</div>
    <div class=${styles.beside} key=${chosen} data-detail>
      ${detail ? part(detail) : html`<p class=${classes('muted', styles.pickOne)}>${HINTS[list]()}</p>`}
    </div>
  </main>`
}

/** What was chosen is left by Back: focus that went with it returns to its row. */
function useReturn(id: string | undefined): void {
  const last = useRef(id)
  useLayoutEffect(() => {
    if (!id && last.current && document.activeElement === document.body)
      document.querySelector<HTMLElement>(`main a[href$="/${last.current}"]`)?.focus({ preventScroll: true })
    last.current = id
  }, [id])
}
