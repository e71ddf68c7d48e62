/** Waits for what must become true, looking again and again; fails with the last thing seen. Never a fixed sleep. */
export async function eventually<T>(look: () => Promise<T> | T, { withinMs = 10_000, everyMs = 20 } = {}): Promise<T> {
  const deadline = performance.now() + withinMs
  for (;;) {
    try {
      return await look()
    } catch (error) {
      if (performance.now() > deadline) throw error
    }
    await new Promise((resolve) => setTimeout(resolve, everyMs))
  }
}
