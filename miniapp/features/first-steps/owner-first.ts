// What Início shows an owner while a shop is new: three steps, each done once it has truly happened.
import { signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { part } from '../../ui/html.ts'
import { loadIcons } from '../../ui/icons.ts'
import { OwnerSteps } from './owner-steps.ts'
import { Standing } from './standing.ts'
import type { FirstStepsProps } from './types.ts'

/** An owner has seen here that something is missing: then they are told when nothing is any more. */
const begun = signal(false)

export function FirstSteps({ steps, page }: FirstStepsProps) {
  const { product, sale, team } = steps
  const standing = product && sale && team
  useEffect(() => void loadIcons(), [])
  useEffect(() => {
    if (!standing) begun.value = true
  }, [!standing])
  if (!standing) return page(part(OwnerSteps, { steps }), true)
  return begun.value ? page(part(Standing, { leave: () => (begun.value = false) }), true) : page()
}
