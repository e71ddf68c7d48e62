import { hmacHex } from '../digest.ts'

/** `amount` is the plain whole number, without separators. */
export const closedSignature = (
  privateKey: string,
  merchantCode: string,
  merchantRef: string,
  amount: number,
): string => hmacHex('sha256', privateKey, `${merchantCode}${merchantRef}${amount}`)

export const openSignature = (privateKey: string, merchantCode: string, method: string, merchantRef: string): string =>
  hmacHex('sha256', privateKey, `${merchantCode}${method}${merchantRef}`)

/** Over the raw body, byte for byte. */
export const callbackSignature = (privateKey: string, body: string): string => hmacHex('sha256', privateKey, body)
