// The draft of the chat that the address names, for the form that stands there: its key and name, and what its end there means here.
import { useState } from 'preact/hooks'
import { place } from '../../client/router.ts'
import { loadWords, words } from '../../client/words.ts'
import { showToast } from '../../ui/toast.ts'

export function useDraftOfPlace() {
  const [opened] = useState(() => Number(place.peek().query['draft']) || null)
  const [id, setId] = useState(opened)
  return {
    /** Null: the form is the screen's alone, or is so by now. */
    id,
    /** By which it is done once, at whichever door; undefined: by one of its own. */
    key: id === null ? undefined : `intent:${id}`,
    /** Apart from what was half filled in without the chat. */
    named: (form: string) => (opened === null ? form : `${form}/${opened}`),
    /** `busy`: it is being done here, and its own answer says so. Done there, `over` ends the form; given up there, it goes on by itself. */
    ended: (how: 'answered' | 'cancelled', busy: boolean, over: () => void) => {
      if (busy && how === 'answered') return
      setId(null)
      if (how === 'answered') over()
      void sayEnd(how)
    },
  }
}

export type DraftOfPlace = ReturnType<typeof useDraftOfPlace>

async function sayEnd(how: 'answered' | 'cancelled'): Promise<void> {
  await loadWords('shared')
  const { doneInChat, cancelledInChat } = words('shared').shared
  showToast({ text: how === 'answered' ? doneInChat : cancelledInChat })
}
