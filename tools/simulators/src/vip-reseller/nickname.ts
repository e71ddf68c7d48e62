import { readCounter } from '../counters.ts'
import { type Fields, textOf } from '../fields.ts'
import { personFor } from '../made-up.ts'
import { readInquiry } from '../scripts.ts'
import type { Panel } from './panel.ts'
import { Refusal, success } from './refusal.ts'

/** Which games can be asked, and whether a zone is needed. */
const games: Record<string, { zone: boolean }> = {
  'mobile-legends': { zone: true },
  'mobile-legends-region': { zone: true },
  'free-fire': { zone: false },
  pubgm: { zone: false },
  valorant: { zone: false },
  'genshin-impact': { zone: true },
  'honkai-star-rail': { zone: true },
  pointblank: { zone: false },
}

const regionBalanceMin = 100_000
const targetLengthMin = 5

export function findNickname(panel: Panel, fields: Fields): object {
  const [code = '', target] = [textOf(fields, 'code'), textOf(fields, 'target')]
  const game = games[code]
  if (game === undefined) throw new Refusal('Game tidak ditemukan')
  const zone = textOf(fields, 'additional_target')
  if (target === undefined || (game.zone && zone === undefined)) throw new Refusal('Permintaan tidak lengkap')
  if (code === 'mobile-legends-region' && readCounter(panel.state, 'balance') < regionBalanceMin) {
    throw new Refusal('Saldo minimal Rp 100.000')
  }
  const answer = success(nicknameOf(panel, target, code), 'Nickname berhasil didapatkan')
  return code === 'mobile-legends-region' ? { ...answer, country: 'Indonesia' } : answer
}

function nicknameOf({ state }: Panel, target: string, code: string): string {
  const { answer, message, name } = readInquiry(state, target, code)
  if (answer === 'failed' || target.length < targetLengthMin) throw new Refusal(message ?? 'User ID tidak ditemukan')
  return name ?? `${personFor(target).replace(' ', '')}${target.slice(-3)}`
}
