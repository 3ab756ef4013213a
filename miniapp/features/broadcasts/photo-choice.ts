// The photo of a message: chosen, made small enough to be sent, and shown.
import { useState } from 'preact/hooks'
import { words } from '../../client/words.ts'
import buttonStyles from '../../ui/button.module.css'
import { classes } from '../../ui/classes.ts'
import fieldsStyles from '../../ui/fields.module.css'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import styles from './broadcasts.module.css'

export interface Picked {
  /** By which a second try is known as the same. */
  readonly name: string
  readonly blob: Blob
  readonly url: string
}

const SIDE_MAX = 1600
const QUALITY = 0.86

/** Whole, as a JPEG of a bounded size; null for what is no photo. */
async function made(file: File): Promise<Picked | null> {
  const url = URL.createObjectURL(file)
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    const less = Math.min(1, SIDE_MAX / Math.max(image.naturalWidth, image.naturalHeight))
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(image.naturalWidth * less))
    canvas.height = Math.max(1, Math.round(image.naturalHeight * less))
    const pen = canvas.getContext('2d')
    if (!pen) return null
    // A JPEG has nothing to see through.
    pen.fillStyle = '#fff'
    pen.fillRect(0, 0, canvas.width, canvas.height)
    pen.drawImage(image, 0, 0, canvas.width, canvas.height)
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', QUALITY))
    return (
      blob && { name: `${file.name}/${file.size}/${file.lastModified}`, blob, url: URL.createObjectURL(blob) }
    )
  } catch {
    return null
  } finally {
    URL.revokeObjectURL(url)
  }
}

interface PhotoChoiceProps {
  readonly photo: Picked | null
  readonly pick: (photo: Picked) => void
  readonly wrong: string | null
}

export function PhotoChoice({ photo, pick, wrong }: PhotoChoiceProps) {
  const t = words('broadcasts').broadcasts
  const [isNone, setNone] = useState(false)
  const read = async (input: HTMLInputElement) => {
    const file = input.files?.[0]
    if (!file) return
    const picked = await made(file)
    setNone(!picked)
    if (picked) pick(picked)
    input.value = ''
  }
  const said = isNone ? t.notAPhoto : wrong
  return html`<div class=${styles.picture}>
    ${photo && html`<img src=${photo.url} alt=${t.photoOf} />`}
    <label class=${classes(buttonStyles.button, styles.file)}>
      ${part(Icon, { name: 'camera' })}${photo ? t.anotherPhoto : t.choosePhoto}
      <input type="file" accept="image/*" onChange=${(event: Event) => void read(event.currentTarget as HTMLInputElement)} />
    </label>
    ${said && html`<p class=${fieldsStyles.error} role="alert">${said}</p>`}
  </div>`
}
