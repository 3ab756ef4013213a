// What a person sees first: on top of all areas, owner of no table.
export { homeGet } from './dashboard.ts'
