type Work = () => void

let waiting: Work[] = []

/**
 * Does this when everything that has come in is read. What is written together wakes the other side once; what is written
 * one by one wakes it each time, and on a virtual machine that costs more than the work itself (measured: a sixth of the
 * CPU of a read). It never waits for more to come in.
 */
export function atEndOfTurn(work: Work): void {
  if (waiting.length === 0) setImmediate(endTurn)
  waiting.push(work)
}

/** Each piece of work answers for its own errors. */
function endTurn(): void {
  const works = waiting
  waiting = []
  for (const work of works) work()
}
