// Who did what: reading the list of acts and refusals. It is written by the kernel (record.ts, refusal.ts).

export { activitiesEdits } from './edited.ts'
export { declareActivities, declareActivity } from './queries.ts'
