// Loaded before the program: words that hang or kill the process where it reads them, for what no reader of ours does any more.
const { trim } = String.prototype
const { parse } = JSON

const die = () => {
  process.kill(process.pid, 'SIGKILL')
  hang()
}
/** The event loop never turns again. */
const hang = () => {
  for (;;);
}

// A line, before it has done anything.
String.prototype.trim = function () {
  const text = String(this)
  if (text.includes('☠hang')) hang()
  if (text.includes('☠kill')) die()
  return trim.call(text)
}

// A sale, when it is stored and not yet told.
JSON.parse = (text, ...more) => {
  if (String(text).includes('☠late') && String(text).includes('"seller"')) die()
  return parse(text, ...more)
}
