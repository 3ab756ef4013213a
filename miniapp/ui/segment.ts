// One of a few, side by side in a track.
import { Choice, type ChoiceProps } from './choice.ts'
import { part } from './html.ts'
import styles from './segment.module.css'

export const Segment = <Value extends string>(props: ChoiceProps<Value>) =>
  part(Choice<Value>, { ...props, row: styles.segment, face: '' })
