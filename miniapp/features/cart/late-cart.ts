// A cart that the device gives back late, when another may have been begun: neither takes the other's place.
import { awaitDevice } from '../../platform/await-device.ts'
import { type Draft, emptyDraft, withLines } from './draft.ts'

/** Once the device has said what lay there. */
export async function takeLateCart(
  personId: number,
  now: () => Draft,
  take: (cart: Draft) => void,
): Promise<void> {
  const kept = await awaitDevice<Draft>(personId, 'cart')
  take(kept ? joined(now(), { ...emptyDraft(kept.method), ...kept }) : { ...now() })
}

const isBegun = ({ lines, tries }: Draft) => lines.length > 0 || tries.length > 0

/** What may be stored stays or comes to hand, another is put aside, and what finds no place of its own is added to that. */
export function joined(now: Draft, kept: Draft): Draft {
  const begun = [now, kept, now.held, kept.held].filter((one): one is Draft => Boolean(one && isBegun(one)))
  const rank = ({ tries }: Draft) => (tries.length > 0 ? 0 : 1)
  const [first = now, second, ...more] = begun.toSorted((a, b) => rank(a) - rank(b))
  const aside = second && more.reduce((sale, { lines }) => withLines(sale, lines), second)
  return { ...first, held: aside ? { ...aside, held: null } : null }
}
