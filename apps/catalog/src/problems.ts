import { defineProblems } from '@konter/core'
import { imageProblems } from './image/image.problems.ts'
import { merchantProblems } from './merchant/merchant.problems.ts'
import { reviewProblems } from './review/review.problems.ts'
import { voucherProblems } from './voucher/voucher.problems.ts'

export const problem = defineProblems({
  ...imageProblems,
  ...merchantProblems,
  ...reviewProblems,
  ...voucherProblems,
  'category.not-found': {
    status: 404,
    title: { id: 'Kategori tidak ada', en: 'No such category' },
    detail: { id: 'Tidak ada kategori {category}.', en: 'There is no category {category}.' },
  },
  'category.slug-taken': {
    status: 409,
    title: { id: 'Slug sudah dipakai', en: 'Slug taken' },
    detail: { id: 'Sudah ada kategori {slug}.', en: 'There already is a category {slug}.' },
  },
  'category.not-empty': {
    status: 409,
    title: { id: 'Kategori masih berisi', en: 'Category not empty' },
    detail: {
      id: 'Kategori {slug} masih memiliki subkategori, produk, merek, atau aturan harga.',
      en: 'Category {slug} still has categories, products, brands or price rules.',
    },
  },
  'category.move-refused': {
    status: 409,
    title: { id: 'Tidak bisa dipindahkan', en: 'Cannot be moved' },
    detail: {
      id: 'Kategori {slug} tidak bisa dipindahkan ke dalam dirinya sendiri.',
      en: 'Category {slug} cannot move into itself.',
    },
  },
  'brand.not-found': {
    status: 404,
    title: { id: 'Merek tidak ada', en: 'No such brand' },
    detail: { id: 'Tidak ada merek {brand}.', en: 'There is no brand {brand}.' },
  },
  'brand.slug-taken': {
    status: 409,
    title: { id: 'Slug sudah dipakai', en: 'Slug taken' },
    detail: { id: 'Sudah ada merek {slug}.', en: 'There already is a brand {slug}.' },
  },
  'brand.alias-taken': {
    status: 409,
    title: { id: 'Sebutan sudah dipakai', en: 'Alias taken' },
    detail: {
      id: 'Salah satu sebutan itu sudah milik merek lain.',
      en: 'One of these aliases already belongs to another brand.',
    },
  },
  'brand.alias-unusable': {
    status: 422,
    title: { id: 'Sebutan tidak bisa dipakai', en: 'Unusable alias' },
    detail: {
      id: 'Sebutan "{alias}" harus 2 sampai 60 huruf atau angka.',
      en: 'The alias "{alias}" must have 2 to 60 letters or digits.',
    },
  },
  'product.not-found': {
    status: 404,
    title: { id: 'Produk tidak ada', en: 'No such product' },
    detail: { id: 'Tidak ada produk {sku}.', en: 'There is no product {sku}.' },
  },
  'product.step-refused': {
    status: 409,
    title: { id: 'Status produk tidak mengizinkan', en: 'Not from this status' },
    detail: {
      id: 'Produk {sku} berstatus {status}, jadi langkah {step} tidak mungkin.',
      en: 'Product {sku} is {status}, so it cannot {step}.',
    },
  },
  'product.edited-meanwhile': {
    status: 409,
    title: { id: 'Produk baru saja diubah', en: 'Product was just edited' },
    detail: {
      id: 'Produk {sku} diubah orang lain lebih dulu. Muat ulang lalu coba lagi.',
      en: 'Somebody else edited product {sku} first. Load it again and retry.',
    },
  },
  'product.schema-refused': {
    status: 422,
    title: { id: 'Skema isian tidak bisa dipakai', en: 'Unusable input schema' },
    detail: { id: 'Skema isian tidak bisa dipakai: {reason}.', en: 'The input schema cannot be used: {reason}.' },
  },
  'offer.not-found': {
    status: 404,
    title: { id: 'Penawaran tidak ada', en: 'No such offer' },
    detail: { id: 'Tidak ada penawaran {id}.', en: 'There is no offer {id}.' },
  },
  'proposal.not-found': {
    status: 404,
    title: { id: 'Usulan tidak ada', en: 'No such proposal' },
    detail: { id: 'Tidak ada usulan {id}.', en: 'There is no proposal {id}.' },
  },
  'proposal.decided': {
    status: 409,
    title: { id: 'Usulan sudah diputuskan', en: 'Proposal already decided' },
    detail: { id: 'Usulan {id} sudah {status}.', en: 'Proposal {id} is already {status}.' },
  },
  'proposal.incomplete': {
    status: 409,
    title: { id: 'Usulan belum lengkap', en: 'Proposal incomplete' },
    detail: {
      id: 'Usulan {id} belum memiliki merek dan denominasi. Lengkapi dahulu.',
      en: 'Proposal {id} lacks a brand or a denomination. Fill it in first.',
    },
  },
  'proposal.no-category': {
    status: 409,
    title: { id: 'Belum ada kategori', en: 'No category yet' },
    detail: {
      id: 'Belum ada kategori untuk jenis barang dari usulan {id}. Buat kategorinya dahulu.',
      en: 'There is no category for the kind of proposal {id}. Create one first.',
    },
  },
  'price-rule.not-found': {
    status: 404,
    title: { id: 'Aturan harga tidak ada', en: 'No such price rule' },
    detail: { id: 'Tidak ada aturan harga {id}.', en: 'There is no price rule {id}.' },
  },
  'price-rule.loss-not-allowed': {
    status: 422,
    title: { id: 'Aturan akan merugi', en: 'The rule would sell at a loss' },
    detail: {
      id: 'Margin negatif hanya boleh bersama allowLoss.',
      en: 'A negative margin needs allowLoss.',
    },
  },
  'price-rule.margin-out-of-range': {
    status: 422,
    title: { id: 'Margin di luar batas', en: 'Margin out of range' },
    detail: {
      id: 'Margin persentase harus antara -10000 dan 100000 (seperseratus persen).',
      en: 'A percentage margin lies between -10000 and 100000 hundredths of a percent.',
    },
  },
  'supplier.not-found': {
    status: 404,
    title: { id: 'Pemasok tidak ada', en: 'No such supplier' },
    detail: { id: 'Tidak ada pemasok {supplier}.', en: 'There is no supplier {supplier}.' },
  },
  'supplier.schedule-refused': {
    status: 422,
    title: { id: 'Jadwal tidak mungkin', en: 'Impossible schedule' },
    detail: {
      id: 'syncOffsetMinutes harus lebih kecil dari syncEveryMinutes.',
      en: 'syncOffsetMinutes must be less than syncEveryMinutes.',
    },
  },
  'supplier-item.not-found': {
    status: 404,
    title: { id: 'Barang pemasok tidak ada', en: 'No such supplier item' },
    detail: { id: 'Tidak ada barang pemasok {id}.', en: 'There is no supplier item {id}.' },
  },
  'sync.in-progress': {
    status: 409,
    title: { id: 'Sinkronisasi sedang berjalan', en: 'Sync in progress' },
    detail: {
      id: 'Daftar harga {supplier} sedang disinkronkan.',
      en: 'The price list of {supplier} is being synced already.',
    },
  },
  'sync.not-found': {
    status: 404,
    title: { id: 'Laporan tidak ada', en: 'No such report' },
    detail: { id: 'Tidak ada laporan sinkronisasi {id}.', en: 'There is no sync report {id}.' },
  },
  'reading-rule.not-found': {
    status: 404,
    title: { id: 'Aturan baca tidak ada', en: 'No such reading rule' },
    detail: { id: 'Tidak ada aturan baca {id}.', en: 'There is no reading rule {id}.' },
  },
  'reading-rule.refused': {
    status: 422,
    title: { id: 'Pola tidak bisa dipakai', en: 'Unusable pattern' },
    detail: {
      id: 'Pola itu bukan ekspresi reguler yang benar, atau terlalu lambat.',
      en: 'The pattern is no regular expression, or a dangerously slow one.',
    },
  },
  'reading-rule.taken': {
    status: 409,
    title: { id: 'Aturan sudah ada', en: 'Rule exists' },
    detail: { id: 'Aturan untuk frasa itu sudah ada.', en: 'There already is a rule for this phrase.' },
  },
})
