/*
 * What a schema calls a UUID or a time is what Postgres and Date take, too: the formats of JSON Schema allow more
 * (`urn:uuid:…`, leap seconds, offsets of a day), and what passes the door must not fail behind it.
 */

export const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)

const instant = /^(?!0000)(\d{4})-(\d\d)-(\d\d)T\d\d:[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/i

/** ISO 8601 with seconds and offset, of a day that exists, in a year of four digits wherever one stands. */
export function isInstant(text: string): boolean {
  const [, year, month, day] = instant.exec(text) ?? []
  if (year === undefined) return false
  const inGreenwich = new Date(text).getUTCFullYear()
  // Date makes the second of March out of the 30th of February; Postgres refuses it.
  const daysOfMonth = new Date(Date.UTC(2000 + (Number(year) % 400), Number(month), 0)).getUTCDate()
  return inGreenwich >= 1 && inGreenwich <= 9999 && Number(day) <= daysOfMonth
}
