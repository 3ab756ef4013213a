// What a list must have, a model of one, and the file itself: chosen here, and sent at once.
import { useEffect, useRef, useState } from 'preact/hooks'
import { LIST_BYTES_MAX } from '#lib/limits.ts'
import { ApiError } from '../../client/api.ts'
import { offline } from '../../client/connectivity.ts'
import { number } from '../../client/format.ts'
import { onAuthError } from '../../client/session.ts'
import { Stopped } from '../../client/upload.ts'
import { words } from '../../client/words.ts'
import { haptic } from '../../platform/telegram.ts'
import { Banner } from '../../ui/banner.ts'
import buttonStyles from '../../ui/button.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { Section } from '../../ui/section.ts'
import { type Kind, sendList } from './calls.ts'
import { giveFile } from './give-file.ts'
import { lookAt, previewOf } from './held.ts'
import styles from './imports.module.css'

const MARK = '\ufeff'

export function Choose({ kind }: { kind: Kind }) {
  const t = words('imports').imports
  const { title, needs, model } = t[kind]
  const [busy, setBusy] = useState<number | null>(null)
  const [wrong, setWrong] = useState<string | null>(null)
  const going = useRef<{ stop: () => void } | null>(null)
  useEffect(() => () => going.current?.stop(), [])
  const read = async (file: File) => {
    setWrong(null)
    if (file.size > LIST_BYTES_MAX) return setWrong(t.tooLarge)
    setBusy(0)
    const sending = sendList(kind, file, (bytes) =>
      setBusy(Math.round((100 * bytes) / Math.max(1, file.size))),
    )
    going.current = sending
    try {
      const { data } = await sending.done
      haptic('success')
      previewOf(data.id).put(() => data)
      lookAt(kind, { id: data.id, file: file.name })
    } catch (error) {
      if (error instanceof Stopped) return
      if (!(error instanceof ApiError)) throw error
      haptic('error')
      onAuthError(error)
      setWrong(whyNot(error))
    }
    setBusy(null)
  }
  return html`
    <h1 class=${styles.title} tabindex="-1">${title}</h1>
    ${wrong && part(Banner, { title: wrong, tone: 'danger' })}
    ${part(Section, {
      title: t.needs,
      list: false,
      children: html`<dl class=${styles.needs}>
        ${needs.map(([name, what]) => html`<div key=${name}><dt class="strong">${name}</dt><dd class="second muted">${what}</dd></div>`)}
      </dl>`,
      foot: t.anyOrder,
    })}
    <div class=${styles.acts}>
      <button class=${buttonStyles.button} onClick=${() => void giveFile(model.file, MARK + model.text)}>${part(Icon, { name: 'download' })}${t.model}</button>
      <label class=${classes(buttonStyles.button, buttonStyles.filled, styles.file)} aria-disabled=${offline.value || busy !== null}>
        ${offline.value ? words('queue').network.needs : busy === null ? t.choose : t.reading(number(busy))}
        <input type="file" class="hidden" accept=".csv,.tsv,.txt,text/csv,text/plain,text/tab-separated-values" disabled=${offline.value || busy !== null} onChange=${chosen(read)} />
      </label>
      <p class="second muted" role="status">${busy !== null && t.readingSaid}</p>
    </div>
  `
}

const chosen = (read: (file: File) => Promise<void>) => (event: Event) => {
  const field = event.currentTarget as HTMLInputElement
  const [file] = field.files ?? []
  // The same one may be chosen again, mended.
  field.value = ''
  if (file) void read(file)
}

function whyNot({ status, body }: ApiError): string {
  const t = words('imports').imports
  if (status === 413) return t.tooLarge
  if (status === 0) return t.lost
  return body?.errors?.map(({ message }) => message).join(' ') || body?.detail || t.lost
}
