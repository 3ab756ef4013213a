// Drafts that are open, held and followed; of those that ended meanwhile, how.
import type { SharedDraft } from '../../client/api-types.ts'
import { resource } from '../../client/resource.ts'
import { listDrafts } from './calls.ts'

interface Open {
  readonly items: readonly SharedDraft[]
  /** By id: `answered` or `cancelled`, as was heard. */
  readonly ended: Readonly<Record<number, string>>
}

export const openDrafts = resource<Open>({
  name: 'drafts',
  load: async () => ({ items: await listDrafts(), ended: {} }),
  merge: (held, { items }) => ({ items, ended: held.ended }),
  patch: (held, event) => {
    if (event.name !== 'draft.changed') return null
    const { draftId, version, ended } = event.data
    if (ended !== null)
      return {
        items: held.items.filter(({ id }) => id !== draftId),
        ended: { ...held.ended, [draftId]: ended },
      }
    return held.items.some((one) => one.id === draftId && one.version >= version) ? held : null
  },
})
