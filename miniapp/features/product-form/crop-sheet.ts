// Enquadrar: the square of a photo that the shelf will show.
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { words } from '../../client/words.ts'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { MainButton } from '../../ui/main-button.ts'
import rowStyles from '../../ui/row.module.css'
import sheetStyles from '../../ui/sheet.module.css'
import { Sheet } from '../../ui/sheet.ts'
import styles from './crop.module.css'
import { type Crop, turned, WHOLE, ZOOM_MAX, zoomed } from './crop.ts'
import { gesturesOn, ZOOM_STEP } from './crop-gestures.ts'
import { drawCropped, type Photo, writePhoto } from './picture-file.ts'

interface CropProps {
  readonly photo: Photo
  readonly use: (cropped: Blob) => void
  /** Another photo instead. */
  readonly another: () => void
  readonly close: () => void
}

/** The frame's part of the smaller side of what it lies on. */
const FRAME = 0.88
const HUNDRED = 100

export function CropSheet({ photo, use, another, close }: CropProps) {
  const t = words('products').photo
  const [crop, setCrop] = useState<Crop>(WHOLE)
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState(false)
  const stage = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const frame = () => {
    const { left, top, width, height } = stage.current?.getBoundingClientRect() ?? NOWHERE
    const side = FRAME * Math.min(width, height)
    return { x: left + (width - side) / 2, y: top + (height - side) / 2, side }
  }
  const [gestures] = useState(() => gesturesOn({ size: photo, frame, change: setCrop }))
  const redraw = useRef(() => undefined as void)
  redraw.current = () => draw(canvas.current, photo, crop, frame().side)
  useLayoutEffect(() => redraw.current(), [photo, crop])
  useEffect(() => {
    // A wheel that zooms does not scroll the sheet: said before it is heard.
    const at = stage.current
    at?.addEventListener('wheel', gestures.wheel, { passive: false })
    at?.focus()
    // The sheet has its size once it is open, and another when the phone is turned.
    const seen = new ResizeObserver(() => redraw.current())
    if (at) seen.observe(at)
    return () => {
      at?.removeEventListener('wheel', gestures.wheel)
      seen.disconnect()
    }
  }, [])
  const press = async () => {
    setBusy(true)
    const cropped = await writePhoto(photo, crop)
    setBusy(false)
    if (cropped) use(cropped)
    else setFailed(true)
  }
  const zoomBy = (by: number) => setCrop((now) => zoomed(photo, now, now.zoom * by))
  return part(Sheet, {
    title: t.crop,
    close,
    children: html`<div class=${classes(cardStyles.stack, sheetStyles.onPage)} onKeyDown=${gestures.keys}>
      <div
        ref=${stage}
        class=${styles.stage}
        role="application"
        tabindex="0"
        aria-label=${t.stage}
        onPointerDown=${gestures.down}
        onPointerMove=${gestures.move}
        onPointerUp=${gestures.up}
        onPointerCancel=${gestures.up}
      >
        <canvas ref=${canvas} aria-hidden="true" />
        <span class=${styles.frame} aria-hidden="true"><i /><i /><i /><i /></span>
      </div>
      <div class=${styles.tools}>
        <button type="button" class=${rowStyles.round} aria-label=${t.zoomOut} onClick=${() => zoomBy(1 / ZOOM_STEP)}>${part(Icon, { name: 'zoomOut' })}</button>
        <input
          type="range"
          class=${styles.zoom}
          min=${HUNDRED}
          max=${HUNDRED * ZOOM_MAX}
          value=${Math.round(HUNDRED * crop.zoom)}
          aria-label=${t.zoom}
          style=${{ '--at': `${(HUNDRED * (crop.zoom - 1)) / (ZOOM_MAX - 1)}%` }}
          onInput=${(event: InputEvent) => setCrop((now) => zoomed(photo, now, Number((event.target as HTMLInputElement).value) / HUNDRED))}
        />
        <button type="button" class=${rowStyles.round} aria-label=${t.zoomIn} onClick=${() => zoomBy(ZOOM_STEP)}>${part(Icon, { name: 'zoomIn' })}</button>
        <button type="button" class=${styles.turn} aria-label=${t.turn} onClick=${() => setCrop((now) => turned(photo, now))}>${part(Icon, { name: 'turn' })}</button>
      </div>
      <p class="second muted" role="status">${failed ? t.notWritten : t.square}</p>
      <div class=${styles.acts}>
        ${part(MainButton, { kind: 'secondary', text: t.another, press: another, inFlow: true })}
        ${part(MainButton, { text: t.use, press: () => void press(), busy, inFlow: true })}
      </div>
    </div>`,
  })
}

const NOWHERE = { left: 0, top: 0, width: 1, height: 1 }

function draw(canvas: HTMLCanvasElement | null, photo: Photo, crop: Crop, side: number): void {
  const pen = canvas?.getContext('2d')
  if (!canvas || !pen) return
  const { clientWidth, clientHeight } = canvas
  const density = Math.min(2, window.devicePixelRatio || 1)
  const [width, height] = [Math.round(clientWidth * density), Math.round(clientHeight * density)]
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width
    canvas.height = height
  }
  pen.clearRect(0, 0, width, height)
  drawCropped(pen, photo, crop, side * density)
}
