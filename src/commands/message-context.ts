// What the words about an act need beside its answer; kept with it, so that a repeat is told alike.
import { z } from 'zod'
import { PAYMENT_METHODS } from '#lib/payment-methods.ts'

const shape = z.object({
  /** Of stock: what it is of. */
  goods: z.string().optional(),
  emoji: z.string().nullable().optional(),
  unit: z.string().optional(),
  /** Of a sale: it made its customer. */
  isNew: z.boolean().optional(),
  /** Of a sale: minor units of cash that went back. */
  change: z.number().optional(),
  /** Of a sale: what was taken for it, as it was said. */
  taken: z.array(z.object({ amount: z.number(), method: z.enum(PAYMENT_METHODS) })).optional(),
  /** Of a sale: it was paid by Pix, whose code nobody has seen yet. */
  showsCode: z.boolean().optional(),
  /** The code of what was paid by Pix, and the shop has a key. */
  code: z.string().optional(),
  /** Seconds since the same person did the very same. */
  alike: z.number().optional(),
  /** Of a product: what was changed. */
  changed: z.string().optional(),
  /** Minor units that its customer owes now. */
  owes: z.number().optional(),
  /** Of stock: how much there is now. */
  stock: z.number().optional(),
  /** Of what was taken back: whose it was, and how much. */
  name: z.string().nullable().optional(),
  amount: z.number().nullable().optional(),
  /** Of an invite: its link, and the day until which it can be opened. */
  link: z.string().optional(),
  until: z.string().optional(),
  /** What the shop is called. */
  shop: z.string().optional(),
})

export type MessageContext = Readonly<z.infer<typeof shape>>

/** As it was kept; nothing where it does not read. */
export function contextKept(kept: unknown): MessageContext {
  const read = shape.safeParse(kept)
  return read.success ? read.data : {}
}
