// The screens of activity, fetched together: the list, and one act over it or beside it.
export { ActPage } from './act.ts'
export { ActsPage as Screen } from './acts.ts'
