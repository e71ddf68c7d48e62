/** As much of a reply as is needed here. */
type Headers = { header(name: string, value: string): unknown }

/**
 * Said of an answer that is the same for whoever asks in a language: for `freshSeconds` it may be given to others, and while we are
 * away for ten minutes more. A voucher that was taken back is seen no longer than that, wherever its end was not heard.
 */
export function forEverybody(reply: Headers, freshSeconds = 5, awaySeconds = 600): void {
  reply.header('cache-control', `public, max-age=${freshSeconds}, stale-if-error=${awaySeconds}`)
}
