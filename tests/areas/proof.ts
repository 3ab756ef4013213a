// What happened between a customer and the shop, as a chain that can be checked.
import type { Area } from './area.ts'

export const area: Area = {
  operations: {
    'customers.history': ['user', { id: 999 }],
  },
}
