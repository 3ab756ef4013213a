// What is looked for among people; it stays while somebody is opened and left again.
import { signal } from '@preact/signals'

export const search = signal('')
