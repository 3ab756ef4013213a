// Counting together: sessions that several people fill, and closing them.
import { byName } from '../operation.ts'
import { countsClose, countsUnclose } from './close-count.ts'
import { countsLine, countsOpen, countsRemove } from './count-session.ts'
import { countsGet, countsList } from './queries.ts'
import { countsSuggest } from './suggest.ts'

export const counts = byName(
  countsList,
  countsGet,
  countsSuggest,
  countsOpen,
  countsLine,
  countsClose,
  countsUnclose,
  countsRemove,
)
