// What Início asks of the server.
import type { Dashboard } from '../../client/api-types.ts'
import { api } from '../../client/session.ts'

export const getDashboard = async () => (await api<Dashboard>({ path: '/api/dashboard' })).data
