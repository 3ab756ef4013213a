// Photos on their way to products: they go beside the form, and after it was left; what did not go stays on the device until it is tried again.
import { type Signal, signal } from '@preact/signals'
import { ApiError } from '../../client/api.ts'
import type { Product } from '../../client/api-types.ts'
import { invalidate } from '../../client/resource.ts'
import { onAuthError, person } from '../../client/session.ts'
import { Stopped, upload } from '../../client/upload.ts'
import { readDevice, writeDevice } from '../../platform/device-storage.ts'
import { products } from '../products/held.ts'
import { productOf } from '../products/stock.ts'

interface Chosen {
  readonly blob: Blob
  /** Shows it, for as long as it stands here. */
  readonly url: string
}

/** `waits`: for a product that is still to be made. */
export type PhotoState =
  | (Chosen & { readonly is: 'waits' })
  | (Chosen & { readonly is: 'goes'; readonly sent: number; readonly stop: () => void })
  | (Chosen & { readonly is: 'failed'; readonly error: ApiError | null })

/** By person and form, as drafts are: `111/product/7`. */
const photos = new Map<string, Signal<PhotoState | null>>()

interface Place {
  readonly owner: number
  /** The form's name: `product/7`, `product/new`. */
  readonly form: string
}

const placeOf = (form: string): Place => ({ owner: person.peek()?.id ?? 0, form })
const deviceName = (form: string) => `photo/${form}`

function at({ owner, form }: Place): Signal<PhotoState | null> {
  const key = `${owner}/${form}`
  const held = photos.get(key) ?? signal<PhotoState | null>(null)
  photos.set(key, held)
  return held
}

/** The photo that a form has in hand; null where it has none. */
export const photoOf = (form: string) => at(placeOf(form))

function put(place: Place, next: PhotoState | null): void {
  const held = at(place)
  const before = held.peek()
  if (before && before.url !== next?.url) URL.revokeObjectURL(before.url)
  held.value = next
}

/** Before the app was closed one was chosen here, and did not go: it is tried again at a tap. */
export async function recallPhoto(form: string, isNew: boolean): Promise<void> {
  const place = placeOf(form)
  if (at(place).peek()) return
  const blob = await readDevice<Blob>(place.owner, deviceName(form))
  if (!(blob instanceof Blob) || at(place).peek()) return
  const chosen = { blob, url: URL.createObjectURL(blob) }
  put(place, isNew ? { is: 'waits', ...chosen } : { is: 'failed', error: null, ...chosen })
}

/** The person chose it: for a product that is there it goes at once. */
export function choosePhoto(form: string, productId: number | null, blob: Blob): void {
  const place = placeOf(form)
  stop(place)
  void writeDevice(place.owner, deviceName(form), blob)
  const chosen = { blob, url: URL.createObjectURL(blob) }
  put(place, { is: 'waits', ...chosen })
  if (productId !== null) void send(place, productId)
}

/** What was on its way goes no further, and is forgotten. */
export function dropPhoto(form: string): void {
  const place = placeOf(form)
  stop(place)
  forget(place)
}

function stop(place: Place): void {
  const held = at(place).peek()
  if (held?.is === 'goes') held.stop()
}

function forget(place: Place): void {
  put(place, null)
  void writeDevice(place.owner, deviceName(place.form), null)
}

/** The product is made now: its photo follows, under the name that its own form looks for. */
export function sendPhotoOf(newForm: string, productId: number): void {
  const from = placeOf(newForm)
  const held = at(from).peek()
  if (!held) return
  const { blob } = held
  forget(from)
  choosePhoto(`product/${productId}`, productId, blob)
}

export const sendAgain = (form: string, productId: number): void => void send(placeOf(form), productId)

async function send(place: Place, productId: number): Promise<void> {
  const held = at(place)
  const chosen = held.peek()
  if (!chosen || chosen.is === 'goes') return
  const { blob, url } = chosen
  const going = upload<Product>({
    path: `/api/products/${productId}/media`,
    name: 'photo.jpg',
    blob,
    sent: (sent) => {
      const now = held.peek()
      if (now?.is === 'goes' && now.url === url) held.value = { ...now, sent }
    },
  })
  held.value = { is: 'goes', blob, url, sent: 0, stop: going.stop }
  try {
    const { data } = await going.done
    if (held.peek()?.url === url) forget(place)
    show(data)
  } catch (error) {
    if (error instanceof Stopped) return
    if (!(error instanceof ApiError)) throw error
    onAuthError(error)
    if (held.peek()?.url === url) held.value = { is: 'failed', blob, url, error }
  }
}

/** At once, where it is held; what else shows it is read again. */
function show(product: Product): void {
  const isNewer = (one: Product) => one.id === product.id && one.rev <= product.rev
  products.put((all) => all.map((one) => (isNewer(one) ? product : one)))
  productOf(product.id).put((one) => (isNewer(one) ? product : one))
  invalidate(['products', `product/${product.id}`, 'home'])
}
