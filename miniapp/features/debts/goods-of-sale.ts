// A sale as people know it: by what was in it. Pure.
import type { Sale } from '../../client/api-types.ts'

const NAMED = 3

export const goodsOf = ({ items }: Pick<Sale, 'items'>) =>
  items
    .slice(0, NAMED)
    .map(({ name }) => name)
    .join(', ')
