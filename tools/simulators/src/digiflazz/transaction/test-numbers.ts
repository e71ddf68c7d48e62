import type { Steps } from '../../scripts.ts'

/** The published numbers that answer the same for every buyer who sends `testing: true`. */
export type TestCase = 'success' | 'inquiry-fails' | 'payment-fails' | 'pending-success' | 'pending-failure'

const cases: TestCase[] = ['success', 'inquiry-fails', 'payment-fails', 'pending-success', 'pending-failure']

const prepaidSku = 'xld10'
const prepaid: Record<string, TestCase> = {
  '087800001230': 'success',
  '087800001232': 'payment-fails',
  '087800001233': 'pending-success',
  '087800001234': 'pending-failure',
}

/** One column per case; where a case has two numbers, the second has two bills. */
const postpaid: Record<string, string> = {
  pln: '530000000001,530000000002 530000000003 530000000006 630000000001,630000000002 630000000006',
  pdam: '1013226 1013227 1013230 2013226 2013230',
  internet: '6391601001 6391601002 6391601005 7391601001 7391601005',
  bpjs: '8801234560001 8801234560002 8801234560005 9801234560001 9801234560005',
  multifinance: '6391601201 6391601202 6391601205 7391601201 7391601205',
  cimahi: '329801092375999991 329801092375999992 329801092375999995 429801092375999991 429801092375999995',
  pdl: '3298010921 3298010922 3298010923 4298010921 4298010923',
  pgas: '0110014601,0110014602 0110014603 0110014605 1110014601,1110014602 1110014605',
  tv: '127246500101 127246500102 127246500105 227246500101 227246500105',
  bpjstk: '8102051011270001 8102051011270002 8102051011270003 9102051011270001 9102051011270003',
  bpjstkpu: '400000100001 400000100002 400000100003 500000100001 500000100003',
  plnnontaglist: '3225030005921 3225030005922 3225030005923 4225030005921 4225030005923',
  emoney: '082100000001 082100000002 082100000003 082110000001 082110000003',
  samsat: '9658548523568701 9658548523568702 9658548523568705 0658548523568701 0658548523568705',
  hp: '081234554320 081234554321 081234554324 081244554320 081244554324',
}

const samsatIdentity = ',0212502110170100'

export const prepaidTest = (sku: string, customerNo: string): TestCase | undefined =>
  sku === prepaidSku ? prepaid[customerNo] : undefined

export function postpaidTest(sku: string, customerNo: string): { testCase: TestCase; bills: number } | undefined {
  const number = sku === 'samsat' ? customerNo.replace(new RegExp(`${samsatIdentity}$`), '') : customerNo
  for (const [column, numbers] of (postpaid[sku]?.split(' ') ?? []).entries()) {
    const index = numbers.split(',').indexOf(number)
    const testCase = cases[column]
    if (index >= 0 && testCase !== undefined) return { testCase, bills: index + 1 }
  }
  return undefined
}

export function testSteps(testCase: TestCase, { sn, pendingMs }: { sn: string; pendingMs: number }): Steps {
  if (testCase === 'success') return [{ answer: 'success', sn }]
  if (testCase === 'pending-success') return [{ answer: 'pending' }, { after: pendingMs, becomes: 'success', sn }]
  if (testCase === 'pending-failure') return [{ answer: 'pending' }, { after: pendingMs, becomes: 'failed', rc: '02' }]
  return [{ answer: 'failed', rc: '02' }]
}

export const testSerials = { prepaid: '1234567890', postpaid: 'S1234554321N' }
