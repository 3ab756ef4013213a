// A recording of 20 seconds: plays once, can be stopped, and begins by itself only for who has not asked for stillness.
import { useEffect, useRef, useState } from 'preact/hooks'
import { words } from '../../client/words.ts'
import buttonStyles from '../../ui/button.module.css'
import { html, part } from '../../ui/html.ts'
import { Sheet } from '../../ui/sheet.ts'
import { SheetForm } from '../../ui/sheet-form.ts'
import styles from './help.module.css'
import { addressOf, type Recording } from './recordings.ts'

interface WatchSheetProps {
  readonly of: Recording
  readonly close: () => void
}

/** Then it stands still again. */
const LENGTH_MS = 20_000
const wantsStill = () => matchMedia('(prefers-reduced-motion: reduce)').matches

export function WatchSheet({ of, close }: WatchSheetProps) {
  const t = words('help').help
  const [file, setFile] = useState<Blob | null>(null)
  const [failed, setFailed] = useState(false)
  const load = () => {
    setFailed(false)
    fetchFile(addressOf(of)).then(setFile, () => setFailed(true))
  }
  useEffect(load, [of])
  return part(Sheet, {
    title: t.recordings[of],
    close,
    children: part(SheetForm, {
      act: { text: t.gotIt, press: close },
      children: html`<div class=${styles.recording} aria-busy=${!file && !failed}>
        ${file && part(Player, { file, says: t.recordings[of] })}
        ${failed && html`<button class=${buttonStyles.button} onClick=${load}>${t.watching.missing}</button>`}
      </div>`,
    }),
  })
}

async function fetchFile(address: string): Promise<Blob> {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`${answer.status}`)
  return answer.blob()
}

function Player({ file, says }: { file: Blob; says: string }) {
  const { play, again, stop } = words('help').help.watching
  /** Each time anew: from its beginning. */
  const [times, setTimes] = useState(wantsStill() ? 0 : 1)
  const [moving, setMoving] = useState(times > 0)
  const [source, setSource] = useState('')
  useEffect(() => {
    if (!moving) return undefined
    const address = URL.createObjectURL(file)
    setSource(address)
    const timer = setTimeout(() => setMoving(false), LENGTH_MS)
    return () => {
      clearTimeout(timer)
      URL.revokeObjectURL(address)
    }
  }, [moving, file])
  const begin = () => {
    setTimes(times + 1)
    setMoving(true)
  }
  return html`${moving && source ? html`<img src=${source} alt=${says} />` : part(Still, { file, says })}
    ${
      moving
        ? html`<button class=${buttonStyles.button} onClick=${() => setMoving(false)}>${stop}</button>`
        : html`<button class=${buttonStyles.button} onClick=${begin}>${times ? again : play}</button>`
    }`
}

/** Its first picture, which does not move. */
function Still({ file, says }: { file: Blob; says: string }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const draw = async () => {
      const picture = await createImageBitmap(file)
      const it = canvas.current
      if (!it) return
      it.width = picture.width
      it.height = picture.height
      it.getContext('2d')?.drawImage(picture, 0, 0)
    }
    // Without it there is nothing to see yet, and it can be played all the same.
    void draw().catch(() => undefined)
  }, [file])
  return html`<canvas ref=${canvas} role="img" aria-label=${says} />`
}
