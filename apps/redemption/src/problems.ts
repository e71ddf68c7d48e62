import { defineProblems } from '@konter/core'

export const problem = defineProblems({
  'claim.not-found': {
    status: 404,
    title: { id: 'Klaim tidak ada', en: 'No such claim' },
    detail: { id: 'Anda tidak punya klaim {id}.', en: 'You have no claim {id}.' },
  },
  'claim.no-such-voucher': {
    status: 404,
    title: { id: 'Voucher tidak ada', en: 'No such voucher' },
    detail: { id: 'Tidak ada voucher {id}.', en: 'There is no voucher {id}.' },
  },
  'claim.account-needed': {
    status: 403,
    title: { id: 'Perlu akun', en: 'An account is needed' },
    detail: {
      id: 'Voucher hanya dapat diklaim dengan akun sendiri. Daftarkan diri Anda dahulu.',
      en: 'Vouchers are claimed with an account of your own. Please register first.',
    },
  },
  'claim.sold-out': {
    status: 409,
    title: { id: 'Voucher sudah habis', en: 'None left' },
    detail: { id: 'Semua voucher ini sudah diklaim.', en: 'All of this voucher have been claimed.' },
  },
  'claim.customer-limit': {
    status: 409,
    title: { id: 'Batas per pelanggan tercapai', en: 'Limit per customer reached' },
    detail: {
      id: 'Setiap pelanggan mendapat paling banyak {limit} dari voucher ini.',
      en: 'Each customer gets {limit} of this voucher at most.',
    },
  },
  'claim.paused': {
    status: 409,
    title: { id: 'Voucher sedang dihentikan', en: 'The voucher is paused' },
    detail: { id: 'Voucher ini untuk sementara tidak dapat diklaim.', en: 'This voucher cannot be claimed for now.' },
  },
  'claim.not-yet': {
    status: 409,
    title: { id: 'Belum dapat diklaim', en: 'Not yet to be claimed' },
    detail: { id: 'Voucher ini dapat diklaim mulai {from}.', en: 'This voucher can be claimed from {from}.' },
  },
  'claim.ended': {
    status: 409,
    title: { id: 'Voucher sudah berakhir', en: 'The voucher has ended' },
    detail: { id: 'Voucher ini tidak dapat diklaim lagi.', en: 'This voucher can no longer be claimed.' },
  },
  'claim.other-level': {
    status: 403,
    title: { id: 'Bukan untuk tingkat Anda', en: 'Not for your level' },
    detail: { id: 'Voucher ini untuk anggota {levels}.', en: 'This voucher is for members of {levels}.' },
  },
  'claim.other-area': {
    status: 403,
    title: { id: 'Bukan untuk daerah Anda', en: 'Not for your area' },
    detail: { id: 'Voucher ini untuk pelanggan di daerah lain.', en: 'This voucher is for customers in another area.' },
  },
  'claim.position-needed': {
    status: 422,
    title: { id: 'Lokasi diperlukan', en: 'Position needed' },
    detail: {
      id: 'Voucher ini untuk daerah tertentu. Kirimkan lokasi Anda bersama klaim.',
      en: 'This voucher is for certain areas. Send your position with the claim.',
    },
  },
  'claim.first-timers-only': {
    status: 403,
    title: { id: 'Untuk pelanggan baru', en: 'For new customers' },
    detail: {
      id: 'Voucher ini untuk mereka yang belum pernah menukarkan voucher di merchant ini.',
      en: 'This voucher is for those who have not redeemed anything at this merchant yet.',
    },
  },
  'claim.past-that': {
    status: 409,
    title: { id: 'Klaim sudah lewat tahap itu', en: 'The claim is past that' },
    detail: { id: 'Klaim {id} sudah {status}.', en: 'The claim {id} is already {status}.' },
  },
  'qr-key.not-found': {
    status: 404,
    title: { id: 'Kunci tidak ada', en: 'No such key' },
    detail: { id: 'Tidak ada kunci {kid} yang berlaku.', en: 'There is no key {kid} that is published.' },
  },
  'qr-key.exhausted': {
    status: 409,
    title: { id: 'Nomor kunci habis', en: 'No key id left' },
    detail: {
      id: 'Semua nomor kunci cetak sedang terpakai. Pakai kunci dari cetakan yang sudah ada.',
      en: 'All key ids of print runs are in use. Use the key of a run that there is.',
    },
  },
  'code.not-found': {
    status: 404,
    title: { id: 'Kode tidak ada', en: 'No such code' },
    detail: { id: 'Tidak ada kode {id}.', en: 'There is no code {id}.' },
  },
  'code.past-that': {
    status: 409,
    title: { id: 'Kode sudah lewat tahap itu', en: 'The code is past that' },
    detail: { id: 'Kode {id} sudah {status}.', en: 'The code {id} is already {status}.' },
  },
  'code-batch.not-found': {
    status: 404,
    title: { id: 'Kumpulan kode tidak ada', en: 'No such batch' },
    detail: { id: 'Tidak ada kumpulan kode {id}.', en: 'There is no batch of codes {id}.' },
  },
  'code-batch.unfinished': {
    status: 409,
    title: { id: 'Kode masih dibuat', en: 'Still being made' },
    detail: {
      id: 'Baru {made} dari {wanted} kode yang selesai. Coba lagi nanti.',
      en: 'Only {made} of {wanted} codes are made. Try again later.',
    },
  },
  'code-batch.nothing-to-import': {
    status: 422,
    title: { id: 'Tidak ada kode', en: 'No codes' },
    detail: { id: 'Tidak satu baris pun memuat kode yang sah.', en: 'Not one line holds a code that is well formed.' },
  },
  'code-batch.too-many-lines': {
    status: 422,
    title: { id: 'Terlalu banyak sekaligus', en: 'Too many at once' },
    detail: { id: 'Paling banyak {max} sekaligus.', en: 'At most {max} at once.' },
  },
  'code-batch.voucher-over': {
    status: 409,
    title: { id: 'Voucher sudah berakhir', en: 'The voucher is over' },
    detail: {
      id: 'Kode hanya dibuat untuk voucher yang terbit dan masih bisa ditukarkan.',
      en: 'Codes are made for a voucher that is published and can still be redeemed.',
    },
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
  'merchant.not-found': {
    status: 404,
    title: { id: 'Merchant tidak ada', en: 'No such merchant' },
    detail: { id: 'Tidak ada merchant {id}.', en: 'There is no merchant {id}.' },
  },
  'merchant.not-trading': {
    status: 409,
    title: { id: 'Merchant tidak aktif', en: 'Merchant not trading' },
    detail: {
      id: 'Merchant ini belum terverifikasi atau sedang tidak aktif.',
      en: 'This merchant is not verified, or is switched off.',
    },
  },
  'redemption.not-found': {
    status: 404,
    title: { id: 'Pemakaian tidak ada', en: 'No such redemption' },
    detail: { id: 'Tidak ada pemakaian {id}.', en: 'There is no redemption {id}.' },
  },
  'redemption.code-or-qr': {
    status: 422,
    title: { id: 'Kode atau QR', en: 'Code or QR' },
    detail: { id: 'Kirim salah satu: `code` atau `qr`.', en: 'Send one of the two: `code` or `qr`.' },
  },
  'redemption.undo-too-late': {
    status: 409,
    title: { id: 'Sudah tidak bisa dibatalkan', en: 'Too late to undo' },
    detail: {
      id: 'Pemakaian hanya bisa dibatalkan merchant dalam {minutes} menit. Hubungi kami.',
      en: 'A merchant may undo a redemption within {minutes} minutes. Contact us.',
    },
  },
  'redemption.not-standing': {
    status: 409,
    title: { id: 'Sudah tidak berlaku', en: 'Stands no more' },
    detail: { id: 'Pemakaian ini sudah {status}.', en: 'This redemption is {status}.' },
  },
  'redemption.too-many-streams': {
    status: 429,
    title: { id: 'Terlalu banyak aliran', en: 'Too many streams' },
    detail: {
      id: 'Paling banyak {max} aliran langsung per petugas. Tutup salah satunya dahulu.',
      en: 'At most {max} live streams per member of staff. Close one first.',
    },
  },
  'redemption.streams-exhausted': {
    status: 503,
    title: { id: 'Aliran penuh', en: 'No stream free' },
    detail: { id: 'Coba lagi dalam {seconds} detik.', en: 'Try again in {seconds} seconds.' },
  },
  'conflict.not-found': {
    status: 404,
    title: { id: 'Pemindaian tidak ada', en: 'No such scan' },
    detail: {
      id: 'Tidak ada pemindaian luring {id} yang bertentangan.',
      en: 'There is no conflicting offline scan {id}.',
    },
  },
  'conflict.settled': {
    status: 409,
    title: { id: 'Sudah diputuskan', en: 'Settled before' },
    detail: { id: 'Pemindaian {id} sudah diputuskan.', en: 'Scan {id} was settled before.' },
  },
  'conflict.cannot-count': {
    status: 409,
    title: { id: 'Tidak bisa dihitung', en: 'Cannot be counted' },
    detail: {
      id: 'Pemindaian ini tidak bisa dihitung: {reason}.',
      en: 'This scan cannot be counted: {reason}.',
    },
  },
})
