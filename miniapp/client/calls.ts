// What every screen may ask of the server: the shop itself.
import type { Shop } from './api-types.ts'
import { api } from './session.ts'

export const getShop = async () => (await api<Shop>({ path: '/api/shop' })).data
