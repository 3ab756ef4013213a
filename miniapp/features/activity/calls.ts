// What the screen of activity asks of the server: a line an operation.
import type { Input } from '../../client/api-types.ts'
import { api } from '../../client/session.ts'
import type { Activities, Activity } from './types.ts'

export type ActivitiesFilter = Partial<Omit<Input<'activities.list'>, 'cursor' | 'limit'>>

export const listActivities = async (
  query: ActivitiesFilter & { cursor: string | undefined; limit: number },
) => (await api<Activities>({ path: '/api/activities', query })).data

export const getActivity = async (id: number) => (await api<Activity>({ path: `/api/activities/${id}` })).data
