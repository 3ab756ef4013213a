// What stands for a page that is not held yet.
import type { Resource } from '../client/resource.ts'
import { type Inside, part } from './html.ts'
import { Failed, Waiting } from './states.ts'

interface MissingProps {
  readonly held: Pick<Resource<unknown>, 'error' | 'refresh'>
  /** Shown while it is on its way. */
  readonly children?: Inside
}

/** That it could not be loaded, or its bones. */
export const Missing = ({ held, children }: MissingProps) =>
  held.error.value
    ? part(Failed, { error: held.error.value, retry: held.refresh })
    : part(Waiting, { children })
