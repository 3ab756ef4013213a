// Which cards Início shows, in order: as remembered on this device until the person's choices are here. preferences.ts sets it.
import { signal } from '@preact/signals'
import type { Preferences } from '../../client/api-types.ts'
import { remembered } from '../../client/remembered.ts'

/** Null: nothing was ever chosen here. */
export const layout = signal<Preferences['layout'] | null>(remembered.layout ?? null)
