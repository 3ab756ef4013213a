// Text as a file of the device: on touch devices by the share sheet, else as a download.
export async function giveFile(name: string, text: string): Promise<void> {
  const file = new File([text], name, { type: 'text/csv' })
  const asks = { files: [file] }
  if (matchMedia('(pointer: coarse)').matches && navigator.canShare?.(asks)) {
    // Whoever closes it wants none.
    await navigator.share(asks).catch(() => undefined)
    return
  }
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
