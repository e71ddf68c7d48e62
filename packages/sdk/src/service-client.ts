import { type Client, createClient as createFetchClient } from './internal/client/index.ts'

export type Question = { method: string; url: string; body: object | undefined }
type Options = Parameters<Client['get']>[0]

/**
 * The client with which services ask each other: JSON there and back, by whatever `ask` does. It throws what is refused, so
 * every call says `throwOnError: true`. The generated client, which is made for browsers, costs more than the rest of a
 * small question: a `Request`, two bags of headers and a stream for each (decision 15).
 */
export function createClient({ baseUrl, ask }: { baseUrl: string; ask(question: Question): Promise<unknown> }): Client {
  const { buildUrl } = createFetchClient({ baseUrl })
  const asking = (method: string) => async (options: Options) => ({
    data: await ask({ method, url: buildUrl(options as never), body: options.body as object | undefined }),
  })
  const methods = { get: 'GET', post: 'POST', put: 'PUT', patch: 'PATCH', delete: 'DELETE' }
  const client = Object.entries(methods).map(([name, method]) => [name, asking(method)])
  return Object.fromEntries(client) as Client
}
