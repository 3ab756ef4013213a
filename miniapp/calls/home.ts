// What Início asks of the server.
import type { Dashboard } from '../api-types.ts'
import { api } from '../session.ts'

export const getDashboard = async () => (await api<Dashboard>({ path: '/api/dashboard' })).data
