// The tints that a badge or the mark of a row may have.
import styles from './badge.module.css'

export const TINTS = {
  accent: styles.accent,
  good: styles.good,
  warn: styles.warn,
  danger: styles.danger,
  quiet: styles.quiet,
}
export type Tint = keyof typeof TINTS
