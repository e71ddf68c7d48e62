import { dotted, type PrepaidItem, prepaidItem } from './item.ts'

type Operator = { brand: string; name: string; sku: string; feePerMille: number; fee: number; thousands: number[] }

const operators: Operator[] = [
  {
    brand: 'TELKOMSEL',
    name: 'Telkomsel',
    sku: 'tsel',
    feePerMille: -4,
    fee: 410,
    thousands: [
      1, 2, 3, 4, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90, 95, 100, 150, 200, 300, 500,
      1000,
    ],
  },
  {
    brand: 'INDOSAT',
    name: 'Indosat',
    sku: 'isat',
    feePerMille: -12,
    fee: 875,
    thousands: [5, 10, 12, 15, 20, 25, 30, 40, 50, 60, 70, 80, 90, 100, 115, 125, 150, 175, 200, 250, 500, 1000],
  },
  {
    brand: 'XL',
    name: 'XL',
    sku: 'xld',
    feePerMille: 0,
    fee: 0,
    thousands: [5, 10, 15, 25, 30, 50, 100, 150, 200, 300, 500, 1000],
  },
  {
    brand: 'AXIS',
    name: 'Axis',
    sku: 'axis',
    feePerMille: -6,
    fee: 790,
    thousands: [5, 10, 15, 25, 30, 50, 60, 70, 80, 90, 100, 200],
  },
  {
    brand: 'TRI',
    name: 'Three',
    sku: 'three',
    feePerMille: -14,
    fee: 310,
    thousands: [1, 2, 3, 5, 10, 15, 20, 25, 30, 40, 50, 60, 70, 75, 80, 90, 100, 150, 200, 300, 500],
  },
  {
    brand: 'SMARTFREN',
    name: 'Smartfren',
    sku: 'sm',
    feePerMille: -8,
    fee: 150,
    thousands: [5, 10, 15, 20, 25, 30, 50, 60, 75, 100, 150, 200, 300, 500],
  },
  {
    brand: 'BY.U',
    name: 'by.U',
    sku: 'byu',
    feePerMille: -3,
    fee: 480,
    thousands: [5, 10, 15, 20, 25, 30, 40, 50, 75, 100],
  },
]

export const pulsa = (): PrepaidItem[] =>
  operators.flatMap((operator) => operator.thousands.map((face) => topUp(operator, face)))

function topUp({ brand, name, sku, feePerMille, fee }: Operator, thousands: number): PrepaidItem {
  const face = thousands * 1_000
  return prepaidItem({
    buyer_sku_code: `${sku}${thousands}`,
    product_name: `${name} ${dotted(face)}`,
    category: 'Pulsa',
    brand,
    price: Math.max(face + thousands * feePerMille + fee, thousands < 5 ? face + 150 : 0),
    desc: `Pulsa ${name} Rp ${dotted(face)}`,
  })
}
