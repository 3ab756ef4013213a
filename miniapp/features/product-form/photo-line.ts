// The head of a product's form: its photo and how far that has gone, else the emoji that stands in for it.
import { useEffect } from 'preact/hooks'
import type { Product } from '../../client/api-types.ts'
import { dotted, number } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import buttonStyles from '../../ui/button.module.css'
import { classes } from '../../ui/classes.ts'
import { html, type Inside, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { EmojiChoice } from './emoji-choice.ts'
import styles from './photo.module.css'
import { dropPhoto, type PhotoState, photoOf, recallPhoto, sendAgain } from './photos.ts'

interface PhotoLineProps {
  readonly form: string
  readonly product: Product | null
  readonly emoji: string | null
  /** Likeliest first. */
  readonly guesses: readonly string[]
  readonly pick: (emoji: string) => void
  /** Opens what a photo may come from. */
  readonly choose: () => void
}

export function PhotoLine(props: PhotoLineProps) {
  const { form, product } = props
  useEffect(() => void recallPhoto(form, product === null), [form])
  const photo = photoOf(form).value
  return html`<section class=${styles.line} aria-label=${words('products').photo.title}>
    ${photo ? part(Chosen, { ...props, photo }) : product?.thumbUrl ? part(Stored, { ...props, url: product.thumbUrl }) : part(None, props)}
  </section>`
}

/** What was chosen here: waiting for its product, on its way, or stopped on it. */
function Chosen({ form, product, photo, choose }: PhotoLineProps & { photo: PhotoState }) {
  const t = words('products').photo
  const drop = html`<button type="button" class=${classes('link', styles.word)} onClick=${() => dropPhoto(form)}>${photo.is === 'goes' ? t.cancel : t.drop}</button>`
  if (photo.is === 'goes') {
    const { size } = photo.blob
    const share = Math.round((100 * photo.sent) / size)
    return part(Told, {
      box: html`<span class=${styles.box}><img src=${photo.url} alt="" />${part(Ring, { share })}</span>`,
      title: t.going,
      line: dotted(t.sentOf(megabytes(photo.sent), megabytes(Math.max(size, LEAST))), t.mayBeSaved),
      children: drop,
    })
  }
  if (photo.is === 'waits')
    return part(Told, {
      box: html`<button type="button" class=${styles.box} aria-label=${t.another} onClick=${choose}><img src=${photo.url} alt="" /></button>`,
      title: t.ready,
      line: t.goesAlong,
      children: drop,
    })
  const { error } = photo
  // What the server does not take, it does not take a second time.
  const why = error && !error.isOpen ? (error.body?.errors?.[0]?.message ?? error.body?.detail ?? null) : null
  const again = () => (why ? choose() : product && sendAgain(form, product.id))
  return part(Told, {
    box: html`<button type="button" class=${styles.box} aria-label=${why ? t.another : t.tryAgain} onClick=${again}><img src=${photo.url} alt="" /><span class=${styles.veil}>${part(Icon, { name: why ? 'alert' : 'refresh', size: 30 })}</span></button>`,
    title: why ? t.notTaken : t.failed,
    line: why ?? '',
    children: drop,
  })
}

function Stored({ url, choose }: PhotoLineProps & { url: string }) {
  const t = words('products').photo
  return html`<button type="button" class=${styles.box} aria-label=${t.change} onClick=${choose}><img src=${url} alt="" /></button>
    <div class=${styles.words}>
      <button type="button" class=${classes(buttonStyles.button, styles.put)} onClick=${choose}>${part(Icon, { name: 'camera' })}${t.change}</button>
    </div>`
}

/** A new product is offered what it may be; a known one shows what it has. */
function None({ product, emoji, guesses, pick, choose }: PhotoLineProps) {
  const t = words('products').photo
  if (product)
    return html`<button type="button" class=${classes('emoji', styles.box)} aria-label=${t.put} onClick=${choose}>${emoji ?? '📦'}</button>
      <div class=${styles.words}>
        <button type="button" class=${classes(buttonStyles.button, styles.put)} onClick=${choose}>${part(Icon, { name: 'camera' })}${t.put}</button>
        <p class="second muted">${t.emojiShows}</p>
      </div>`
  return html`<button type="button" class=${classes(styles.box, styles.none)} aria-label=${t.put} onClick=${choose}>${part(Icon, { name: 'camera', size: 30 })}</button>
    <div class=${styles.words}>
      <p class="strong">${t.put}</p>
      <p class="second muted">${t.orEmoji}</p>
      ${part(EmojiChoice, { value: emoji, offered: guesses, pick, more: choose })}
    </div>`
}

interface ToldProps {
  readonly box: Inside
  readonly title: string
  readonly line: string
  readonly children: Inside
}

const Told = ({ box, title, line, children }: ToldProps) =>
  html`${box}
    <div class=${styles.words}>
      <p class="strong" role="status">${title}</p>
      ${line && html`<p class="second muted figure">${line}</p>`}
      ${children}
    </div>`

/** How much of it has gone. */
const Ring = ({ share }: { share: number }) =>
  html`<span class=${styles.veil}>
    <svg class=${styles.ring} width="60" height="60" viewBox="0 0 60 60" aria-hidden="true">
      <circle cx="30" cy="30" r="26" stroke="rgb(255 255 255 / 30%)" />
      <circle cx="30" cy="30" r="26" stroke="#fff" pathLength="100" stroke-dasharray="${share} 100" />
    </svg>
    <span>${share} %</span>
  </span>`

/** A tenth of a megabyte: no photo is of none. */
const LEAST = 100_000
const megabytes = (bytes: number) => number(Math.round(bytes / 100_000) / 10)
