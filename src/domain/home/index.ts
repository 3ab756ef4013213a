// What a person sees first: on top of all areas, owner of no table.
import { byName } from '../operation.ts'
import { homeGet } from './dashboard.ts'

export const home = byName(homeGet)
