// What Início shows a moment after its figures, in one file.
export { SeenAt } from '../../ui/needs-network.ts'
export { Pull } from '../../ui/pull.ts'
export { Chart } from './chart.ts'
export { Kinds } from './kinds.ts'
export { Trend } from './trend.ts'
export { WideLow, WideOwed } from './wide-cards.ts'
