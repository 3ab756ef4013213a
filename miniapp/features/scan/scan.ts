// What a scanned code comes to: goods go into the sale, or do what their screen says; our labels open what they are on; all else is asked.
import { computed, signal } from '@preact/signals'
import type { Product } from '../../client/api-types.ts'
import { productsOfCode } from '../../client/find.ts'
import { isWhole } from '../../client/format.ts'
import type { ScreenName } from '../../client/places.ts'
import { go, place, replace, startPath } from '../../client/router.ts'
import { whenKnown } from '../../client/when-known.ts'
import { loadWords, words } from '../../client/words.ts'
import { haptic } from '../../platform/telegram.ts'
import { meaningHere, type Scan } from '../../ui/scan.ts'
import { codeTaker } from '../../ui/takes-code.ts'
import { showToast } from '../../ui/toast.ts'
import { addGoods, isOut, offerReceipt } from '../cart/add-goods.ts'
import { cartOf } from '../cart/cart.ts'
import { products } from '../products/held.ts'

/** What a person has to say before a code does something. */
export type Question = Scan &
  (
    | { readonly kind: 'unknown' }
    | { readonly kind: 'which'; readonly products: readonly Product[] }
    | { readonly kind: 'quantity'; readonly product: Product }
  )

const questions = signal<readonly Question[]>([])
/** Nobody answers more than so many: what is scanned beyond is scanned again. */
const QUESTIONS_MAX = 50

/** The first of those that wait; each is answered by itself. */
export const question = computed(() => questions.value[0] ?? null)
export const answered = () => {
  questions.value = questions.peek().slice(1)
}

/** Is it a code of this shop's goods? Asked at every scan, of what is held. */
export const isKnownCode = (code: string) => productsOfCode(products.value.peek() ?? [], code).length > 0

let before: Promise<void> = Promise.resolve()

/** One after the other, in the order scanned. */
export function takeScan(scan: Scan): void {
  before = before.then(() => read(scan)).catch(() => haptic('error'))
}

async function read(scan: Scan): Promise<void> {
  const filled = codeTaker()
  if (filled) return filled(scan.code)
  await Promise.all([whenKnown(cartOf), loadWords('sell'), loadWords('scan')])
  if (products.value.peek() === null) await products.refresh()
  const found = productsOfCode(products.value.peek() ?? [], scan.code)
  const [only, other] = found
  if (other) return ask({ ...scan, kind: 'which', products: found })
  if (only) return takeProduct(only, scan)
  const label = startPath(scan.code)
  if (label && /_\d/.test(scan.code)) return go(label)
  ask({ ...scan, kind: 'unknown' })
}

function ask(question: Question): void {
  haptic(question.kind === 'quantity' ? 'selection' : 'error')
  if (questions.peek().length < QUESTIONS_MAX) questions.value = [...questions.peek(), question]
}

/** The goods that a code stands for. */
export function takeProduct(product: Product, scan: Scan): void {
  const here = meaningHere()
  if (here && (here.always || !scan.inUse)) {
    haptic('success')
    return here.open(product)
  }
  if (here) return showToast({ text: product.name })
  if (isOut(product)) return offerReceipt(product)
  if (!isWhole(product.unit)) return ask({ ...scan, kind: 'quantity', product })
  haptic(addGoods(product) ? 'success' : 'warning')
  showSale(product, scan)
}

const SALE: readonly ScreenName[] = ['sell', 'checkout']

/** Where the sale is not in sight it comes, or is spoken of while something is being filled in. */
export function showSale({ name }: Product, { inUse }: Scan): void {
  const { screen } = place.peek()
  const inSight = SALE.includes(screen)
  if (inUse) showToast({ text: words('scan').scan.inSale(name), icon: 'check' })
  else if (screen === 'done') replace('/sell')
  else if (!inSight) go('/sell')
}
