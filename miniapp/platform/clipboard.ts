// Puts a text on the device's clipboard, also where a page in a frame may not use the newer way.

/** True when it is there. To be called from the tap itself: later, browsers refuse. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyBySelection(text)
  }
}

function copyBySelection(text: string): boolean {
  const area = document.createElement('textarea')
  area.value = text
  area.setAttribute('readonly', '')
  area.className = 'hidden'
  // Inside an open dialog, for nothing outside of it can be selected then.
  const place = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body
  const focused = document.activeElement
  place.append(area)
  area.select()
  const copied = document.execCommand('copy')
  area.remove()
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true })
  return copied
}
