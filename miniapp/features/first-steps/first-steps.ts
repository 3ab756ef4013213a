// What Início shows while a shop is new: an owner three steps, each done once it has truly happened; staff how to sell.
import { signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { Dashboard } from '../../client/api-types.ts'
import { person } from '../../client/session.ts'
import { type Inside, part } from '../../ui/html.ts'
import { loadIcons } from '../../ui/icons.ts'
import { OwnerSteps } from './owner-steps.ts'
import { StaffAlone, StaffCard } from './staff-first.ts'
import { Standing } from './standing.ts'

export type FirstSteps = NonNullable<Dashboard['firstSteps']>

export interface FirstStepsProps {
  readonly steps: FirstSteps
  /** Início with something above its cards; alone: instead of them, and of its greeting. */
  readonly page: (above?: Inside, alone?: boolean) => Inside
}

/** An owner has seen here that something is missing: then they are told when nothing is any more. */
const begun = signal(false)

export function FirstSteps({ steps, page }: FirstStepsProps) {
  const { product, sale, team } = steps
  const standing = product && sale && team
  const isOwner = person.value?.role === 'owner'
  useEffect(() => void loadIcons(), [])
  useEffect(() => {
    if (isOwner && !standing) begun.value = true
  }, [isOwner, !standing])
  if (!isOwner) return sale ? page(part(StaffCard)) : page(part(StaffAlone), true)
  if (!standing) return page(part(OwnerSteps, { steps }), true)
  return begun.value ? page(part(Standing, { leave: () => (begun.value = false) }), true) : page()
}
