import { numberFor } from '../../made-up.ts'
import type { PostpaidItem } from '../price-list/catalogue/item.ts'
import type { Month } from './bill.ts'

type Debtor = { customerNo: string; months: Month[]; admin: number; paid: boolean }

/** Each kind of bill has its own fields; numbers in them are strings or numbers, as with the real ones. */
const descs: Record<string, (debtor: Debtor) => object> = {
  'PLN PASCABAYAR': (debtor) => ({
    tarif: 'R1',
    daya: 1300,
    lembar_tagihan: debtor.months.length,
    detail: debtor.months.map((month) => ({
      periode: month.period,
      nilai_tagihan: String(month.value),
      admin: String(debtor.admin),
      denda: String(month.penalty),
      ...(debtor.paid ? meter(debtor, month) : {}),
    })),
  }),
  PDAM: (debtor) => ({
    tarif: '3A',
    lembar_tagihan: debtor.months.length,
    alamat: 'JL. MERDEKA NO. 17',
    jatuh_tempo: '1-20 SETIAP BULAN',
    detail: debtor.months.map((month) => ({
      periode: month.period,
      nilai_tagihan: String(month.value),
      denda: String(month.penalty),
      ...meter(debtor, month),
      biaya_lain: '0',
    })),
  }),
  'INTERNET PASCABAYAR': ({ months, admin }) => ({
    lembar_tagihan: months.length,
    detail: months.map(({ period, value }) => ({
      periode: period,
      nilai_tagihan: String(value),
      admin: String(admin),
    })),
  }),
  'BPJS KESEHATAN': ({ months }) => ({
    jumlah_peserta: '2',
    lembar_tagihan: months.length,
    alamat: 'JAKARTA PUSAT',
    detail: months.map(({ period }) => ({ periode: period })),
  }),
  MULTIFINANCE: ({ months }) => ({
    item_name: 'HONDA VARIO TECHNO 125',
    no_rangka: 'MH1JFB111CK196426',
    no_pol: 'B6213UWX',
    tenor: '030',
    lembar_tagihan: months.length,
    detail: months.map(({ period, penalty }) => ({ periode: period, denda: String(penalty), biaya_lain: '0' })),
  }),
  PBB: () => landTax,
  PDL: () => ({ ...landTax, provinsi: 'JAWA BARAT' }),
  'GAS NEGARA': (debtor) => ({
    alamat: 'JL. MERDEKA NO. 17',
    lembar_tagihan: debtor.months.length,
    detail: debtor.months.map((month) => ({ periode: month.period, ...meter(debtor, month), usage: '13' })),
  }),
  'TV PASCABAYAR': ({ months }) => ({
    lembar_tagihan: months.length,
    detail: months.map(({ period, value }) => ({
      periode: period,
      nilai_tagihan: String(value),
      no_ref: `TV${period}`,
    })),
  }),
  'BPJS KETENAGAKERJAAN': () => workInsurance,
  'BPJS KETENAGAKERJAAN PU': () => ({ ...workInsurance, jpk: '0', jpn: '0', npp: '14028271', kode_divisi: '000' }),
  'PLN NONTAGLIS': ({ customerNo }) => ({
    transaksi: 'PENYAMBUNGAN BARU',
    no_registrasi: customerNo,
    tanggal_registrasi: '20260105',
  }),
}

const landTax = {
  alamat: 'KP. CIBODAS',
  tahun_pajak: '2026',
  kelurahan: 'LEUWIGAJAH',
  kecamatan: 'CIMAHI SELATAN',
  kode_kab_kota: '0023',
  kab_kota: 'CIMAHI',
  luas_tanah: '113 M2',
  luas_gedung: '47 M2',
}

const workInsurance = {
  kode_iuran: '902092910123',
  kode_program: 'JKK JKM JHT',
  jkk: '10000',
  jkm: '6800',
  jht: '20000',
  kantor_cabang: 'JAKARTA CILANDAK',
  tgl_efektif: '2026-01-01',
  tgl_expired: '2026-01-31',
}

export function descOf(item: PostpaidItem, customerNo: string, months: Month[], paid: boolean): object {
  const describe = descs[item.brand] ?? (() => ({ lembar_tagihan: months.length }))
  return describe({ customerNo, months, admin: item.admin, paid })
}

function meter({ customerNo }: Debtor, { period }: Month): { meter_awal: string; meter_akhir: string } {
  const start = 1_000 + numberFor(`meter ${customerNo}`, 8_000) + (Number(period) % 100) * 40
  return { meter_awal: String(start), meter_akhir: String(start + 40) }
}
