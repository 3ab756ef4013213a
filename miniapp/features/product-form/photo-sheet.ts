// Foto: where a product's picture comes from, or the emoji that stands in for one.
import { useState } from 'preact/hooks'
import { emojiIn, emojisLike } from '#lib/goods-emoji.ts'
import type { Product } from '../../client/api-types.ts'
import { offline } from '../../client/connectivity.ts'
import { words } from '../../client/words.ts'
import { openChat } from '../../platform/chat.ts'
import { copy } from '../../platform/clipboard.ts'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { TextField } from '../../ui/fields.ts'
import { html, type Inside, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import rowStyles from '../../ui/row.module.css'
import sheetStyles from '../../ui/sheet.module.css'
import { Sheet } from '../../ui/sheet.ts'
import { EmojiChoice } from './emoji-choice.ts'
import styles from './photo.module.css'
import { type Photo, readPhoto } from './picture-file.ts'
import { RemovePhoto } from './remove-photo.ts'

interface PhotoSheetProps {
  readonly product: Product | null
  readonly emoji: string | null
  readonly guesses: readonly string[]
  readonly pick: (emoji: string) => void
  /** It is one, and can be cropped. */
  readonly take: (photo: Photo) => void
  readonly close: () => void
}

/** More would be scrolled past. */
const FOUND_MAX = 24
const GUESSES_MAX = 5

export function PhotoSheet({ product, emoji, guesses, pick, take, close }: PhotoSheetProps) {
  const t = words('products').photo
  const [wrong, setWrong] = useState(false)
  const [busy, setBusy] = useState(false)
  const read = async (file: File) => {
    setBusy(true)
    setWrong(false)
    const photo = await readPhoto(file)
    setBusy(false)
    if (photo) take(photo)
    else setWrong(true)
  }
  const put = (chosen: string) => {
    pick(chosen)
    close()
  }
  return part(Sheet, {
    title: t.title,
    close,
    children: html`<div class=${classes(cardStyles.stack, sheetStyles.onPage)} aria-busy=${busy}>
      <ul class=${classes(cardStyles.card, rowStyles.rows)}>
        ${part(FileRow, { icon: part(Icon, { name: 'camera', size: 20 }), text: t.takeNow, camera: true, read })}
        ${part(FileRow, { icon: part(Icon, { name: 'image', size: 20 }), text: t.fromGallery, camera: false, read })}
        ${product && part(ByChat, { product })}
      </ul>
      ${wrong && html`<p class="danger second" role="alert">${t.noPhoto}</p>`}
      ${product?.thumbUrl && part(RemovePhoto, { product, close })}
      ${part(NoPhoto, { emoji, guesses, put })}
    </div>`,
  })
}

interface FileRowProps {
  readonly icon: Inside
  readonly text: string
  readonly camera: boolean
  readonly read: (file: File) => Promise<void>
}

/** The whole row is the file's own field, so that a tap opens what the phone has for it. */
function FileRow({ icon, text, camera, read }: FileRowProps) {
  const chosen = (event: Event) => {
    const field = event.currentTarget as HTMLInputElement
    const [file] = field.files ?? []
    // The same one may be chosen again.
    field.value = ''
    if (file) void read(file)
  }
  return html`<li class=${rowStyles.line}>
    <label class=${classes('still', rowStyles.row, styles.file)}>
      <span class=${styles.mark}>${icon}</span>
      <span class=${rowStyles.words}>${text}</span>
      <input type="file" class=${styles.hiddenFile} accept="image/*" capture=${camera ? 'environment' : undefined} aria-label=${text} onChange=${chosen} />
    </label>
  </li>`
}

/** The line that asks the bot for it lies in the clipboard by then. */
function ByChat({ product }: { product: Product }) {
  const t = words('products').photo
  const line = t.chatLine(product.name)
  const open = async () => {
    await copy(line)
    openChat()
  }
  return html`<li class=${rowStyles.line}>
    <button type="button" class=${classes('still', rowStyles.row)} disabled=${offline.value} onClick=${() => void open()}>
      <span class=${styles.mark}>${part(Icon, { name: 'send', size: 20 })}</span>
      <span class=${rowStyles.words}><span class="block">${t.byChat}</span><span class="second muted block">${t.byChatLine(line)}</span></span>
    </button>
  </li>`
}

interface NoPhotoProps {
  readonly emoji: string | null
  readonly guesses: readonly string[]
  readonly put: (emoji: string) => void
}

function NoPhoto({ emoji, guesses, put }: NoPhotoProps) {
  const t = words('products').photo
  const [text, setText] = useState<string | null>(null)
  const typed = emojiIn(text ?? '')
  const found = typed ? [typed] : emojisLike(text ?? '').slice(0, FOUND_MAX)
  const first = [...new Set([...guesses, ...emojisLike('')])].slice(0, GUESSES_MAX)
  return html`<section class=${classes(cardStyles.card, styles.noPhoto)} aria-label=${t.without}>
    <p>${t.without}</p>
    ${
      text === null
        ? html`<div class=${styles.offered}>
            ${part(EmojiChoice, { value: emoji, offered: first, pick: put })}
            <button type="button" class=${styles.find} aria-label=${t.findEmoji} onClick=${() => setText('')}>${part(Icon, { name: 'search', size: 20 })}</button>
          </div>`
        : html`${part(TextField, { label: t.emojiName, value: text, set: setText, maxLength: 40 })}
            ${found.length ? part(EmojiChoice, { value: emoji, offered: found, pick: put }) : html`<p class="second muted">${t.noEmoji}</p>`}`
    }
  </section>`
}
