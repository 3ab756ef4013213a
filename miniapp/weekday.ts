// Days by their name, as lists and Início say them.
import { day, longDay } from './format.ts'

/** `segunda, 23 nov.` */
export const weekday = (date: string) => `${longDay(date).split(',')[0]}, ${day(date)}`
