import type { ProblemCatalogue } from '@konter/core'

export const imageProblems = {
  'image.not-found': {
    status: 404,
    title: { id: 'Gambar tidak ada', en: 'No such image' },
    detail: { id: 'Tidak ada gambar {image}.', en: 'There is no image {image}.' },
  },
  'image.type-unsupported': {
    status: 415,
    title: { id: 'Jenis berkas tidak didukung', en: 'Unsupported type of file' },
    detail: { id: 'Kirim gambar JPEG, PNG, atau WebP.', en: 'Send a JPEG, PNG or WebP image.' },
  },
  'image.type-mismatch': {
    status: 422,
    title: { id: 'Isi berkas berbeda dari jenisnya', en: 'Not what it says it is' },
    detail: { id: 'Isi berkas ini bukan {type}.', en: 'What was sent is not {type}.' },
  },
  'image.damaged': {
    status: 422,
    title: { id: 'Gambar rusak', en: 'Damaged image' },
    detail: { id: 'Berkas ini terpotong atau tidak terbaca.', en: 'The file is cut off, or cannot be read.' },
  },
  'image.carries-more': {
    status: 422,
    title: { id: 'Berkas memuat hal lain', en: 'More than an image' },
    detail: {
      id: 'Di belakang gambar masih ada isi lain yang bukan gambar.',
      en: 'Something that is no image is attached to it.',
    },
  },
  'image.animated': {
    status: 422,
    title: { id: 'Gambar bergerak', en: 'Animated image' },
    detail: { id: 'Hanya gambar diam yang diterima.', en: 'Only still images are accepted.' },
  },
  'image.dimensions-refused': {
    status: 422,
    title: { id: 'Ukuran gambar tidak bisa dipakai', en: 'Unusable dimensions' },
    detail: {
      id: '{width} × {height}: setiap sisi {sideMin} sampai {sideMax} piksel, paling banyak {pixelsMax} piksel, dan perbandingan sisi paling besar {ratioMax}.',
      en: '{width} × {height}: each side must have {sideMin} to {sideMax} pixels, {pixelsMax} in all at most, and no side may be more than {ratioMax} times the other.',
    },
  },
  'image.too-slow': {
    status: 422,
    title: { id: 'Gambar terlalu rumit', en: 'Too laborious' },
    detail: {
      id: 'Menggambar ulang berkas ini terlalu lama. Simpan ulang lebih kecil, lalu kirim lagi.',
      en: 'Drawing this file takes too long. Save it anew, smaller, and send that.',
    },
  },
  'image.taken-down': {
    status: 409,
    title: { id: 'Gambar sudah diturunkan', en: 'Image was taken down' },
    detail: {
      id: 'Gambar ini diturunkan dan tidak bisa dikirim lagi: {because}',
      en: 'This image was taken down and cannot be sent again: {because}',
    },
  },
  'image.too-many': {
    status: 409,
    title: { id: 'Terlalu banyak gambar', en: 'Too many images' },
    detail: {
      id: 'Merchant ini sudah memiliki {max} gambar. Yang tidak dipakai hilang sendiri setelah beberapa hari.',
      en: 'The merchant already has {max} images. Those that nothing uses go by themselves after some days.',
    },
  },
} satisfies ProblemCatalogue
