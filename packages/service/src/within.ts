/**
 * Work that has an end: what `AbortSignal.timeout` is for. Its timer goes when the work is done, as nearly all work is in time;
 * left alone it fires seconds later and makes an error, with its stack, that nobody sees.
 */
export async function within<T>(timeoutMs: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const end = new AbortController()
  const timer = setTimeout(() => end.abort(new DOMException(`not within ${timeoutMs} ms`, 'TimeoutError')), timeoutMs)
  try {
    return await work(end.signal)
  } finally {
    clearTimeout(timer)
  }
}
