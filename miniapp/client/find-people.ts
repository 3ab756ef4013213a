// Finding people among those held, as the server finds them: by lib's search and by the digits of the phone. Pure.
import { among, digitsOf, fits, phonePart, readingsOf, type Searchable, searchable } from '#lib/search.ts'
import { nearest } from './find.ts'

interface Person {
  readonly name: string
  readonly phone?: string | null
}

const taken = new WeakMap<Person, Searchable>()

/** A name is taken apart once, however often is typed. */
function nameOf(person: Person): Searchable {
  const name = taken.get(person) ?? searchable(person.name)
  taken.set(person, name)
  return name
}

const hasPhone = (query: string) => {
  const part = phonePart(query)
  return ({ phone }: Person) => part !== '' && digitsOf(phone ?? '').includes(part)
}

/** As products are found, and by the digits of the phone. */
export const findPeople = <P extends Person>(people: readonly P[], query: string): readonly P[] =>
  among(people, query, nearest, nameOf, hasPhone(query))

/** The same of what people owe. */
export const findDebts = <D extends { readonly customer: Person }>(
  debts: readonly D[],
  query: string,
): readonly D[] => {
  const isCalled = hasPhone(query)
  return among(
    debts,
    query,
    nearest,
    ({ customer }) => nameOf(customer),
    ({ customer }) => isCalled(customer),
  )
}

/** Those that fit, none within a slip: where the server is asked too, which knows whether somebody fits better. */
export function peopleThatFit<P extends Person>(people: readonly P[], query: string): readonly P[] {
  const readings = readingsOf(query)
  const isCalled = hasPhone(query)
  return people.filter((one) => fits(nameOf(one), readings) || isCalled(one))
}
