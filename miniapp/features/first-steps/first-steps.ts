// What Início shows while a shop is new: an owner three steps, each done once it has truly happened; staff how to sell.
import { signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { person } from '../../client/session.ts'
import { part } from '../../ui/html.ts'
import { loadIcons } from '../../ui/icons.ts'
import { OwnerSteps } from './owner-steps.ts'
import { StaffAlone, StaffCard } from './staff-first.ts'
import { Standing } from './standing.ts'
import type { FirstStepsProps } from './types.ts'

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
