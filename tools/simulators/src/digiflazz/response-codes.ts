export type Status = 'Sukses' | 'Pending' | 'Gagal'
type Code = { message: string; formed: boolean }

const formed = (message: string): Code => ({ message, formed: true })
const refused = (message: string): Code => ({ message, formed: false })

/** "Formed" codes leave a transaction behind; after the others the `ref_id` is as good as new. */
const codes: Record<string, Code> = {
  '00': formed('Transaksi Sukses'),
  '01': formed('Timeout'),
  '02': formed('Transaksi Gagal'),
  '03': formed('Transaksi Pending'),
  '40': refused('Payload Error'),
  '41': refused('Signature tidak valid'),
  '42': refused('Gagal memproses API Buyer'),
  '43': refused('SKU tidak di temukan atau Non-Aktif'),
  '44': refused('Saldo tidak cukup'),
  '45': refused('IP Anda tidak kami kenali'),
  '47': refused('Transaksi sudah terjadi di buyer lain'),
  '49': refused('Ref ID tidak unik'),
  '50': formed('Transaksi Tidak Ditemukan'),
  '51': formed('Nomor Tujuan Diblokir'),
  '52': formed('Prefix Tidak Sesuai Dengan Operator'),
  '53': formed('Produk Seller Sedang Tidak Tersedia'),
  '54': formed('Nomor Tujuan Salah'),
  '55': formed('Produk Sedang Gangguan'),
  '56': refused('Limit saldo seller'),
  '57': formed('Jumlah Digit Kurang Atau Lebih'),
  '58': formed('Sedang Cut Off'),
  '59': formed('Tujuan di Luar Wilayah/Cluster'),
  '60': formed('Tagihan belum tersedia'),
  '61': refused('Belum pernah melakukan deposit'),
  '62': refused('Seller sedang mengalami gangguan'),
  '63': refused('Tidak support transaksi multi'),
  '64': refused('Tarik tiket gagal, coba nominal lain atau hubungi admin'),
  '65': refused('Limit transaksi multi'),
  '66': refused('Cut Off (Perbaikan Sistem Seller)'),
  '67': refused('Seller belum terverifikasi'),
  '68': refused('Stok habis'),
  '69': refused('Harga seller lebih besar dari ketentuan harga Buyer'),
  '70': formed('Timeout Dari Biller'),
  '71': formed('Produk Sedang Tidak Stabil'),
  '72': formed('Lakukan Unreg Paket Dahulu'),
  '73': formed('Kwh Melebihi Batas'),
  '74': formed('Transaksi Refund'),
  '80': refused('Akun Anda telah diblokir oleh Seller'),
  '81': refused('Seller ini telah diblokir oleh Anda'),
  '82': refused('Akun Anda belum terverifikasi'),
  '83': refused('Limitasi pengecekan pricelist, silahkan coba beberapa saat lagi'),
  '84': formed('Nominal tidak valid'),
  '85': formed('Limitasi transaksi, silahkan coba 1 menit lagi'),
  '86': formed('Limitasi pengecekan nomor PLN'),
  '87': refused('Transaksi E-money wajib kelipatan Rp 1.000'),
  '88': refused('Anda tidak dapat melakukan transaksi ini'),
  '99': formed('DF Router Issue'),
}

export const messageOf = (rc: string): string => codes[rc]?.message ?? 'Transaksi Gagal'

export const isFormed = (rc: string): boolean => codes[rc]?.formed ?? true

export const statusOf = (rc: string): Status => {
  if (rc === '00') return 'Sukses'
  return rc === '03' || rc === '99' ? 'Pending' : 'Gagal'
}
