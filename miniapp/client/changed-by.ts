// Who changed which value of a record since a version of it: asked where an event told only that something changed.
import type { Input } from './api-types.ts'
import { api } from './session.ts'

export interface By {
  readonly by: { readonly id: number; readonly name: string } | null
  readonly at: string
}
export type Changed = Readonly<Record<string, By>>
export type Edited = Input<'activities.edits'>['entity']

/** By the field's name. */
export const changedSince = async (entity: Edited, entityId: number, version: number): Promise<Changed> =>
  (
    await api<{ readonly changed: Changed }>({
      path: '/api/activities/edits',
      query: { entity, entityId, version },
    })
  ).data.changed
