import type { Channel, Kind } from './channels.ts'

type Instruction = { title: string; steps: string[] }
type Known = { payCode?: string | undefined; amount?: number | undefined; html?: boolean }

const instructions: Record<Kind, (code: string, amount: string) => Instruction[]> = {
  'virtual-account': (code, amount) => [
    {
      title: 'Internet Banking',
      steps: [
        'Login ke internet banking Anda',
        'Pilih menu Pembayaran, lalu Virtual Account',
        `Masukkan nomor ${code}`,
        `Pastikan nominal ${amount}, lalu konfirmasi`,
      ],
    },
    {
      title: 'ATM',
      steps: [
        'Masukkan kartu dan PIN',
        'Pilih Transfer, lalu Virtual Account',
        `Masukkan nomor ${code}`,
        `Bayar ${amount}`,
      ],
    },
  ],
  store: (code, amount) => [
    {
      title: 'Pembayaran di Kasir',
      steps: ['Datang ke gerai terdekat', `Tunjukkan kode bayar ${code}`, `Bayar ${amount} dan simpan struknya`],
    },
  ],
  wallet: (_, amount) => [
    {
      title: 'Pembayaran via Aplikasi',
      steps: ['Klik tombol Lanjutkan Pembayaran', `Pastikan nominal ${amount}`, 'Konfirmasi dengan PIN Anda'],
    },
  ],
  qris: (_, amount) => [
    {
      title: 'Pembayaran via QRIS',
      steps: ['Buka aplikasi yang mendukung QRIS', 'Pindai kode QR', `Pastikan nominal ${amount}, lalu bayar`],
    },
  ],
}

/** Without a pay code or amount the text keeps its placeholders, as the real one does. */
export function instructionsFor({ kind }: Channel, { payCode, amount, html = true }: Known): Instruction[] {
  const strong = (text: string) => (html ? `<b>${text}</b>` : text)
  const money = amount === undefined ? '{{amount}}' : `Rp ${amount}`
  return instructions[kind](strong(payCode ?? '{{pay_code}}'), strong(money))
}
