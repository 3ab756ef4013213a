// A text as a file of the person's: handed to the device's own sheet where it takes files, else saved.

/** Rejects only where nothing of it is possible; a sheet that is closed is no fault. */
export async function saveFile(text: string, name: string, type: string): Promise<void> {
  const file = new File([text], name, { type })
  if (navigator.canShare?.({ files: [file] })) {
    await navigator.share({ files: [file] }).catch(() => undefined)
    return
  }
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
