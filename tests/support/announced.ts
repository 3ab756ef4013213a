// The names of all events that the shop announces, as its declared statements have them.
import { declaredBlocks } from '#database/routine.ts'
import { declaredSteps } from '#database/step.ts'
import { operations } from '#domain/operations.ts'
import { OPENED } from '#domain/users/sessions.ts'

/** Each once, in their order. What else is quoted with a point in it: operations, and what a transaction keeps. */
export function announcedEvents(): readonly string[] {
  const texts = [...declaredSteps().map(({ text }) => text), ...declaredBlocks().map(({ body }) => body)]
  const quoted = texts
    .filter((text) => text.includes('insert into events'))
    .flatMap((text) => [...text.matchAll(/'([a-z]+\.[a-z]+)'/g)].map(([, name = '']) => name))
  return [...new Set(quoted)]
    .filter((name) => !Object.hasOwn(operations, name) && !name.startsWith('keep.') && name !== OPENED)
    .toSorted()
}
