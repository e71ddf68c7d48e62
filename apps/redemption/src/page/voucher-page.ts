import { createHash } from 'node:crypto'
import type { VoucherTerms } from '@konter/contracts'
import { type Language, type Texts, textIn } from '@konter/core'
import { date, discountIn, rupiah, words } from './words.ts'

/** What is known to everybody of the voucher behind a QR code. Of the code itself nothing is said. */
export type PageFacts = {
  merchant: { name: Texts; timeZone: string }
  terms: VoucherTerms
  /** Names of the places where it is good; empty: wherever the merchant is. */
  places: readonly string[]
  state: 'on' | 'paused' | 'over'
}
/** `path` is that of the page itself: the other language is the same page. */
export type Reader = { language: Language; tags: readonly string[]; path: string }

const style = `
:root{color-scheme:light dark;--ink:#1c1917;--soft:#57534e;--paper:#fafaf9;--card:#fff;--line:#e7e5e4;--mark:#0f766e}
@media(prefers-color-scheme:dark){:root{--ink:#f5f5f4;--soft:#a8a29e;--paper:#1c1917;--card:#292524;--line:#44403c;--mark:#5eead4}}
*{box-sizing:border-box}
body{margin:0;padding:1.25rem;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
main{max-width:34rem;margin:0 auto}
.card{background:var(--card);border:1px solid var(--line);border-radius:1rem;padding:1.25rem;margin-bottom:1rem}
.eyebrow{color:var(--soft);font-size:.875rem;margin:0}
h1{font-size:1.5rem;line-height:1.25;margin:.25rem 0 .5rem}
h2{font-size:1rem;margin:1.25rem 0 .375rem}h2:first-child{margin-top:0}
.offer{color:var(--mark);font-weight:600;font-size:1.125rem;margin:0 0 .75rem}
.notice{border-left:.25rem solid var(--mark);padding-left:.75rem;font-weight:600}
p{margin:0 0 .5rem}
dl{display:grid;grid-template-columns:auto 1fr;gap:.25rem 1rem;margin:1rem 0 0;padding-top:1rem;border-top:1px solid var(--line)}
dt{color:var(--soft)}dd{margin:0;font-weight:600}
ol{margin:0;padding-left:1.25rem}li{margin-bottom:.375rem}
.foot{color:var(--soft);font-size:.875rem}
a{color:inherit}
`
/** No script, no picture, no address but our own: nothing that was printed on paper can bring anything else in here. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

export function voucherPage({ merchant, terms, places, state }: PageFacts, reader: Reader): string {
  const { language, tags } = reader
  const said = words[language]
  const text = (texts: Texts) => escaped(textIn(texts, tags))
  const until = new Date(new Date(terms.redeemUntil).getTime() - 1)
  const facts: [string, string][] = [
    [said.from, date(new Date(terms.redeemFrom), language, merchant.timeZone)],
    [said.until, date(until, language, merchant.timeZone)],
    ...(terms.minimumSpend === undefined
      ? []
      : [[said.minimum, rupiah(terms.minimumSpend, language)] as [string, string]]),
    [said.where, places.length === 0 ? said.everywhere : places.join(', ')],
  ]
  const notice = state === 'on' ? '' : `<p class="notice">${said[state]}</p>`
  return pageOf(reader, textIn(terms.title, tags), [
    `<article class="card"><p class="eyebrow" dir="auto">${said.eyebrow} · ${text(merchant.name)}</p>`,
    `<h1 dir="auto">${text(terms.title)}</h1>${notice}`,
    `<p class="offer" dir="auto">${escaped(discountIn(terms.discount, language, tags))}</p>`,
    paragraphs(textIn(terms.description, tags)),
    `<dl>${facts.map(([name, value]) => `<dt>${name}<dd dir="auto">${escaped(value)}`).join('')}</dl>`,
    `<h2>${said.terms}</h2>${paragraphs(textIn(terms.conditions, tags))}</article>`,
    `<section class="card"><h2>${said.how}</h2><ol>${said.steps.map((step) => `<li>${step}`).join('')}</ol></section>`,
    `<p class="foot">${said.unknowable}</p>`,
  ])
}

/** For what is no code of ours, or no longer: forged, torn, or signed with a key that was revoked. */
export function strangePage(reader: Reader): string {
  const said = words[reader.language]
  return pageOf(reader, said.strangeTitle, [
    `<article class="card"><h1>${said.strangeTitle}</h1><p>${said.strange}</p></article>`,
  ])
}

function pageOf({ language, path }: Reader, title: string, parts: readonly string[]): string {
  const other = language === 'id' ? 'en' : 'id'
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escaped(title)}</title>
<style>${style}</style>
<main>
${parts.join('\n')}
<p class="foot"><a href="${escaped(path)}?lang=${other}" hreflang="${other}" lang="${other}">${words[language].other}</a></p>
</main>
</html>
`
}

const paragraphs = (text: string): string =>
  text
    .split(/\n+/)
    .filter((line) => line.trim() !== '')
    .map((line) => `<p dir="auto">${escaped(line)}</p>`)
    .join('')

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
