const field = (tag: string, value: string): string => `${tag}${String(value.length).padStart(2, '0')}${value}`

/** A dynamic QRIS text after EMVCo: tag, length, value, and a checksum over all of it. */
export function qrisText(reference: string, amount: number): string {
  const account = field('00', 'ID.CO.DEMO.WWW') + field('01', '936000000000000000') + field('03', 'UME')
  const text =
    field('00', '01') +
    field('01', '12') +
    field('26', account) +
    field('52', '4814') +
    field('53', '360') +
    field('54', String(amount)) +
    field('58', 'ID') +
    field('59', 'KONTER DEMO') +
    field('60', 'JAKARTA') +
    field('62', field('01', reference.slice(0, 25)))
  return `${text}6304${checksum(`${text}6304`)}`
}

/** CRC-16/CCITT-FALSE. */
function checksum(text: string): string {
  let crc = 0xffff
  for (const byte of Buffer.from(text)) {
    crc ^= byte << 8
    for (let bit = 0; bit < 8; bit++) crc = (crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1) & 0xffff
  }
  return crc.toString(16).toUpperCase().padStart(4, '0')
}
