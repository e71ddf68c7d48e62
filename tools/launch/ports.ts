import { createServer } from 'node:net'

/** Those of the wanted ports that another program listens on already. */
export async function busyPorts(
  wanted: readonly [name: string, port: number][],
): Promise<[name: string, port: number][]> {
  const free = await Promise.all(wanted.map(([, port]) => isFree(port)))
  return wanted.filter((_, index) => !free[index])
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ port, host: '127.0.0.1' }, () => server.close(() => resolve(true)))
  })
}

/** As many free ports as there are names. All are held until all are known, so that none is given twice. */
export async function freePorts<Name extends string>(names: readonly Name[]): Promise<Record<Name, number>> {
  const servers = await Promise.all(
    names.map(
      () =>
        new Promise<ReturnType<typeof createServer>>((resolve, reject) => {
          const server = createServer()
          server.once('error', reject)
          server.listen({ port: 0, host: '127.0.0.1' }, () => resolve(server))
        }),
    ),
  )
  const ports = servers.map((server) => (server.address() as { port: number }).port)
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  return Object.fromEntries(names.map((name, index) => [name, ports[index]])) as Record<Name, number>
}
