import { defineProblems } from '@konter/core'

export const problem = defineProblems({
  'voucher.not-found': {
    status: 404,
    title: { id: 'Voucher tidak ada', en: 'No such voucher' },
    detail: { id: 'Tidak ada voucher {id}.', en: 'There is no voucher {id}.' },
  },
  'rule-set.not-found': {
    status: 404,
    title: { id: 'Versi aturan tidak ada', en: 'No such rule set' },
    detail: { id: 'Tidak ada versi aturan {version}.', en: 'There is no rule set {version}.' },
  },
  'rule-set.invalid': {
    status: 422,
    title: { id: 'Aturan tidak bisa dipakai', en: 'Rules not usable' },
    detail: { id: 'Ada {count} kesalahan dalam aturan.', en: 'There are {count} mistakes in the rules.' },
  },
  'rule-set.step-refused': {
    status: 409,
    title: { id: 'Langkah tidak bisa dilakukan', en: 'Step not possible' },
    detail: {
      id: 'Versi aturan {version} berstatus {state}: langkah {step} tidak bisa dilakukan.',
      en: 'Rule set {version} is {state}: it cannot {step}.',
    },
  },
  'rule-set.moved-meanwhile': {
    status: 409,
    title: { id: 'Sudah diubah orang lain', en: 'Changed meanwhile' },
    detail: {
      id: 'Versi aturan {version} atau pendahulunya baru saja diubah orang lain.',
      en: 'Somebody else has just moved rule set {version}, or the one before it.',
    },
  },
  'fraud-case.not-found': {
    status: 404,
    title: { id: 'Kasus tidak ada', en: 'No such case' },
    detail: { id: 'Tidak ada kasus {id}.', en: 'There is no case {id}.' },
  },
  'fraud-case.step-refused': {
    status: 409,
    title: { id: 'Langkah tidak bisa dilakukan', en: 'Step not possible' },
    detail: {
      id: 'Kasus {id} berstatus {status}: langkah {step} tidak bisa dilakukan.',
      en: 'Case {id} is {status}: it cannot {step}.',
    },
  },
  'fraud-case.moved-meanwhile': {
    status: 409,
    title: { id: 'Sudah diubah orang lain', en: 'Changed meanwhile' },
    detail: { id: 'Kasus {id} baru saja diubah orang lain.', en: 'Somebody else has just moved case {id}.' },
  },
  'fraud-case.not-yours': {
    status: 409,
    title: { id: 'Kasus ditangani orang lain', en: 'Investigated by somebody else' },
    detail: {
      id: 'Kasus {id} hanya diputuskan oleh yang menanganinya.',
      en: 'Case {id} is resolved by who investigates it.',
    },
  },
  'fraud-case.contradictory': {
    status: 422,
    title: { id: 'Keputusan bertentangan', en: 'Contradictory resolution' },
    detail: {
      id: 'Yang terbukti tidak menidurkan aturan, yang ditolak tidak memblokir siapa pun ({outcome}).',
      en: 'What is confirmed lets no rule sleep, what is dismissed lists nobody ({outcome}).',
    },
  },
  'fraud-case.nobody-to-list': {
    status: 422,
    title: { id: 'Tidak ada yang bisa dicatat', en: 'Nobody to list' },
    detail: { id: 'Kasus {id} tidak mengenal {kind}.', en: 'Case {id} knows no {kind}.' },
  },
  'scan.not-found': {
    status: 404,
    title: { id: 'Pemindaian tidak ada', en: 'No such scan' },
    detail: { id: 'Tidak ada pemindaian {id}.', en: 'There is no scan {id}.' },
  },
  'block.not-found': {
    status: 404,
    title: { id: 'Tidak ada di daftar blokir', en: 'Not on the block list' },
    detail: { id: 'Tidak ada catatan {id} di daftar blokir.', en: 'There is no entry {id} on the block list.' },
  },
  'block.listed': {
    status: 409,
    title: { id: 'Sudah di daftar blokir', en: 'On the block list already' },
    detail: { id: '{kind} ini sudah di daftar blokir.', en: 'This {kind} is on the block list already.' },
  },
  'block.second-person': {
    status: 409,
    title: { id: 'Perlu orang kedua', en: 'A second person is needed' },
    detail: {
      id: 'Merchant dilepas dari daftar blokir oleh orang lain, bukan oleh yang mencatatnya.',
      en: 'A merchant is taken off the block list by another person than the one who listed it.',
    },
  },
})
