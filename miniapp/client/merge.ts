// Two at one record: what others changed comes in, what was typed here stays, and of what both changed one is to be chosen. Pure.

/** Whose change it is, as the shop says; null: it is not known yet. */
export interface Mark {
  readonly by: string | null
  readonly id?: number
  readonly at: string | null
}

/** A value that somebody else changed since the form saw it; `mine`: what was typed here meanwhile, and then one of both is to be chosen. */
export interface Met extends Mark {
  readonly was: unknown
  readonly mine?: unknown
  readonly picked?: 'mine' | 'theirs'
  /** Both said the same: there is nothing to choose, until the other says something else. */
  readonly agreed?: true
}

const UNKNOWN: Mark = { by: null, at: null }

type Fields<Values> = readonly (keyof Values & string)[]
type Mets<Values> = { readonly [Field in keyof Values]?: Met }

/** What a form of a record holds. */
export interface Held<Rec, Values> {
  /** The record as the form saw it last. */
  readonly base: Rec
  /** What was typed over it, and that alone. */
  readonly typed: Partial<Values>
  readonly met: Mets<Values>
}

/** How a record's values are read. */
export interface Reading<Rec, Values> {
  readonly fields: Fields<Values>
  /** The values of a record with what was typed over them. */
  readonly read: (record: Rec, typed: Partial<Values>) => Values
  /** A value in whose terms others stand, such as the unit of a price: whoever changes it touches them too. */
  readonly terms?: { readonly of: keyof Values & string; readonly stand: Fields<Values> }
}

export const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/**
 * The form's state once the record stands as `now`. `sent`: values that went out of this form and may be what came back: nobody
 * else's change.
 */
export function meet<Rec, Values extends object>(
  held: Held<Rec, Values>,
  now: Rec,
  { fields, read, terms }: Reading<Rec, Values>,
  sent: Partial<Values> = {},
): Held<Rec, Values> {
  const { base, typed } = held
  const turns = terms !== undefined && terms.of in typed
  // Both are read in the terms of this form, but for those terms themselves.
  const inTerms = (turns ? { [terms.of]: typed[terms.of] } : {}) as Partial<Values>
  const plain = [read(base, {}), read(now, {})] as const
  const here = [read(base, inTerms), read(now, inTerms)] as const
  const mineOfAll = read(base, typed)
  const turned = terms !== undefined && !isSame(plain[0][terms.of], plain[1][terms.of])
  const next = { typed: { ...typed }, met: { ...held.met } as { -readonly [Field in keyof Values]?: Met } }
  for (const field of fields) {
    const [before, after] = field === terms?.of ? plain : here
    const stands = terms?.stand.includes(field) === true
    const [from, theirs] = [before[field], after[field]]
    if (isSame(from, theirs) && !(stands && turned)) continue
    if (field in typed && field in sent && isSame(theirs, sent[field])) continue
    const known = held.met[field]
    const was = known ? known.was : from
    const isOpen = known !== undefined && 'mine' in known
    const mine = isOpen ? (known.mine as Values[typeof field]) : mineOfAll[field]
    const isMine = isOpen || (field in typed && !isSame(mine, from)) || (stands && turns)
    delete next.met[field]
    if (isMine && !isSame(mine, theirs)) {
      next.typed[field] = mine
      // They took it back: nothing is left to choose.
      if (!isSame(was, theirs) || (stands && (turned || turns))) next.met[field] = { was, mine, ...UNKNOWN }
    } else {
      delete next.typed[field]
      if (isMine) next.met[field] = { was, mine, agreed: true, ...UNKNOWN }
      else if (!isSame(was, theirs)) next.met[field] = { was, ...UNKNOWN }
    }
  }
  return { base: now, ...next }
}

const without = <Of extends object>(of: Of, field: PropertyKey): Of =>
  Object.fromEntries(Object.entries(of).filter(([name]) => name !== field)) as Of

/** One of both: theirs leaves the record as it stands, mine goes over it. */
export function pick<Rec, Values extends object>(
  held: Held<Rec, Values>,
  field: keyof Values,
  picked: 'mine' | 'theirs',
): Held<Rec, Values> {
  const met = held.met[field]
  if (!met || !('mine' in met) || met.agreed) return held
  return {
    ...held,
    typed: picked === 'mine' ? { ...held.typed, [field]: met.mine } : without(held.typed, field),
    met: { ...held.met, [field]: { ...met, picked } },
  }
}

/** Typed here: whatever stood to be chosen or was said of it is over. */
export function type<Rec, Values extends object>(
  held: Held<Rec, Values>,
  part: Partial<Values>,
): Held<Rec, Values> {
  const met = Object.keys(part).reduce(without, held.met)
  return { ...held, typed: { ...held.typed, ...part }, met }
}

/** Who and when, as the shop says of its fields; what it does not name stays. */
export function marked<Rec, Values extends object>(
  held: Held<Rec, Values>,
  marks: (field: keyof Values) => Mark | undefined,
): Held<Rec, Values> {
  const met = Object.fromEntries(
    Object.entries(held.met).map(([field, one]) => [
      field,
      { ...(one as Met), ...marks(field as keyof Values) },
    ]),
  ) as Mets<Values>
  return { ...held, met }
}

/** Values that both changed, in the order that they stand. */
export const choicesIn = <Values>(met: Mets<Values>, fields: Fields<Values>) =>
  fields.filter((field) => {
    const one: Met | undefined = met[field]
    return one !== undefined && 'mine' in one && !one.agreed
  })

/** Of these, how many are not chosen yet. */
export const openIn = <Values>(met: Mets<Values>, fields: Fields<Values>) =>
  choicesIn(met, fields).filter((field) => met[field]?.picked === undefined).length
