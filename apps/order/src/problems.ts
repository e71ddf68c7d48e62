import { defineProblems } from '@konter/core'

export const problem = defineProblems({
  'order.not-found': {
    status: 404,
    title: { id: 'Pesanan tidak ada', en: 'No such order' },
    detail: { id: 'Tidak ada pesanan {id}.', en: 'There is no order {id}.' },
  },
  'order.move-refused': {
    status: 409,
    title: { id: 'Langkah tidak bisa dilakukan', en: 'The order is past that step' },
    detail: { id: 'Pesanan yang {status} tidak bisa di-{step}.', en: 'An order that is {status} cannot {step}.' },
  },
  'order.moved-meanwhile': {
    status: 409,
    title: { id: 'Pesanan baru saja berubah', en: 'The order moved meanwhile' },
    detail: { id: 'Pesanan {id} baru saja diubah pihak lain.', en: 'Somebody else moved order {id} first.' },
  },
  'order.price-changed': {
    status: 409,
    title: { id: 'Harga berubah', en: 'The price has changed' },
    detail: {
      id: 'Totalnya sekarang {total} rupiah, bukan {expected}.',
      en: 'The total is {total} rupiah now, not {expected}.',
    },
  },
  'order.input-refused': {
    status: 422,
    title: { id: 'Data pesanan tidak sesuai', en: 'Product input refused' },
    detail: {
      id: 'Data untuk {sku} tidak sesuai, lihat daftar kesalahan.',
      en: 'The input for {sku} is not what it needs, see the list of errors.',
    },
  },
  'order.contact-missing': {
    status: 422,
    title: { id: 'Kontak diperlukan', en: 'Contact needed' },
    detail: {
      id: 'Tanpa akun, sertakan e-mail atau nomor telepon yang benar.',
      en: 'Without an account, give an e-mail address or a valid phone number.',
    },
  },
  'order.nothing-to-resolve': {
    status: 409,
    title: { id: 'Tidak ada yang perlu diputuskan', en: 'Nothing to resolve' },
    detail: { id: 'Pesanan {id} tidak punya pembelian yang terbuka.', en: 'Order {id} has no open purchase.' },
  },
  'order.supplier-being-asked': {
    status: 409,
    title: { id: 'Pemasok sedang dihubungi', en: 'The supplier is being asked' },
    detail: {
      id: 'Permintaan ke {supplier} masih berjalan dan bisa saja sampai. Tanyakan lagi ke pemasok dan putuskan {seconds} detik lagi.',
      en: 'A call to {supplier} is under way and may still arrive. Ask the supplier again, and decide in {seconds} seconds.',
    },
  },
  'order.supplier-reference-taken': {
    status: 409,
    title: { id: 'Nomor pemasok sudah dipakai', en: "The supplier's number is taken" },
    detail: {
      id: 'Nomor {reference} milik pembelian lain.',
      en: 'The number {reference} belongs to another purchase.',
    },
  },
  'product.not-found': {
    status: 404,
    title: { id: 'Produk tidak ada', en: 'No such product' },
    detail: { id: 'Tidak ada produk {sku}.', en: 'There is no product {sku}.' },
  },
  'product.not-for-sale': {
    status: 409,
    title: { id: 'Produk belum dijual', en: 'Not for sale yet' },
    detail: { id: 'Produk {sku} belum dijual.', en: 'Product {sku} is not for sale yet.' },
  },
  'product.unavailable': {
    status: 409,
    title: { id: 'Produk sedang kosong', en: 'Not available now' },
    detail: { id: 'Produk {sku} sedang tidak tersedia.', en: 'Product {sku} is not available now.' },
  },
  'payment.method-unknown': {
    status: 422,
    title: { id: 'Cara bayar tidak dikenal', en: 'Unknown payment method' },
    detail: { id: 'Cara bayar {method} tidak tersedia.', en: 'The payment method {method} is not available.' },
  },
  'payment.amount-refused': {
    status: 422,
    title: { id: 'Jumlah di luar batas', en: 'Amount out of bounds' },
    detail: { id: '{method} menerima {min} sampai {max} rupiah.', en: '{method} takes {min} to {max} rupiah.' },
  },
  'supplier.not-found': {
    status: 404,
    title: { id: 'Pemasok tidak ada', en: 'No such supplier' },
    detail: { id: 'Tidak ada pemasok {supplier}.', en: 'There is no supplier {supplier}.' },
  },
  'supplier.unconfigured': {
    status: 409,
    title: { id: 'Pemasok belum dikonfigurasi', en: 'Supplier not configured' },
    detail: {
      id: 'Pemasok {supplier} belum dikonfigurasi: {missing}.',
      en: 'Supplier {supplier} is not configured: {missing}.',
    },
  },
  'supplier.too-soon': {
    status: 429,
    title: { id: 'Terlalu cepat', en: 'Too soon' },
    detail: {
      id: 'Pemasok {supplier} belum mengizinkan permintaan lagi.',
      en: 'Supplier {supplier} does not allow another request yet.',
    },
  },
  'message.signature-refused': {
    status: 401,
    title: { id: 'Tanda tangan salah', en: 'Wrong signature' },
    detail: { id: 'Pesan ini tidak ditandatangani dengan benar.', en: 'This message is not signed as agreed.' },
  },
})
