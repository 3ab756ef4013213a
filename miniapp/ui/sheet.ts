// A sheet over the page: focus inside, Back and Esc close it, focus returns to what opened it.
import { useEffect, useRef } from 'preact/hooks'
import { addLayer } from '../client/router.ts'
import { words } from '../client/words.ts'
import { html, type Inside, part } from './html.ts'
import { Icon } from './icons.ts'
import { InSheet } from './main-button.ts'
import styles from './sheet.module.css'

interface SheetProps {
  readonly title: string
  /** Before the title, such as whom it is about. */
  readonly thumb?: Inside
  readonly close: () => void
  readonly children: Inside
}

export function Sheet({ title, thumb, close, children }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const latest = useRef(close)
  latest.current = close
  useEffect(() => {
    const opener = document.activeElement
    dialog.current?.showModal()
    const first = dialog.current?.querySelector<HTMLElement>('input:not([type=radio])')
    first?.focus()
    const leave = addLayer(() => latest.current())
    return () => {
      leave()
      if (opener instanceof HTMLElement) opener.focus({ preventScroll: true })
    }
  }, [])
  const outside = (event: MouseEvent) => event.target === dialog.current && close()
  const cancel = (event: Event) => {
    event.preventDefault()
    close()
  }
  return html`<dialog class=${styles.sheet} ref=${dialog} aria-label=${title} onCancel=${cancel} onClick=${outside}>
    <header>
      ${thumb}<h2>${title}</h2>
      <button class=${styles.close} aria-label=${words('frame').miniapp.close} onClick=${close}>
        <span>${part(Icon, { name: 'close', size: 18 })}</span>
      </button>
    </header>
    ${part(InSheet, { children })}
  </dialog>`
}
