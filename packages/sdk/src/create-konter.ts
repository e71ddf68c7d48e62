import { type Client, createClient } from './public/client/index.ts'

export type KonterOptions = {
  /** Such as `https://api.example.com`; without a slash at the end. */
  baseUrl: string
  /** For machines: shown once when it was made. */
  apiKey?: string
  /** For people: from `signIn` or `register`. */
  accessToken?: string
  /** The language of titles and details; codes never change. */
  language?: 'id' | 'en'
}

/**
 * A client to hand to every function of this package: `await getWallet({ client, throwOnError: true })`. What is refused
 * is thrown as the problem document it is (RFC 9457): branch on its `code`.
 */
export function createKonter({ baseUrl, apiKey, accessToken, language = 'id' }: KonterOptions): Client {
  const headers: Record<string, string> = { 'accept-language': language }
  if (apiKey !== undefined) headers['x-api-key'] = apiKey
  if (accessToken !== undefined) headers.authorization = `Bearer ${accessToken}`
  return createClient({ baseUrl, headers })
}
