// Loaded before the program: words that hang or kill the process where it reads them, for what no reader of ours does any more.

/** The event loop never turns again. */
const hang = () => {
  for (;;);
}
const die = () => {
  process.kill(process.pid, 'SIGKILL')
  hang()
}

/** Looks at what a function is given before it is called. */
const watch = (of, name, look) => {
  const value = new Proxy(Reflect.get(of, name), {
    apply(target, self, given) {
      look(String(self), String(given[0]))
      return Reflect.apply(target, self, given)
    },
  })
  Reflect.defineProperty(of, name, { value, writable: true, configurable: true })
}

// A line, before it has done anything.
watch(String.prototype, 'trim', (text) => {
  if (text.includes('☠hang')) hang()
  if (text.includes('☠kill')) die()
})

// A sale, when it is stored and not yet told.
watch(JSON, 'parse', (_, text) => {
  if (text.includes('☠late') && text.includes('"seller"')) die()
})
