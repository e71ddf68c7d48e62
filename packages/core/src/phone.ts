import { parsePhoneNumberFromString } from 'libphonenumber-js/mobile'

/**
 * A mobile number as people type it (`0812…`, `62812…`, `+62 812-…`) in E.164, or undefined when it is none.
 * A number without country code is Indonesian.
 */
export function parsePhone(input: string): string | undefined {
  const parsed = parsePhoneNumberFromString(input.trim(), 'ID')
  return parsed?.isValid() ? parsed.number : undefined
}

/** `+62812****1234`: enough to recognise, too little to call. For logs. */
export const maskPhone = (phone: string): string => phone.replace(/(?<=^.{6}).*(?=.{4}$)/, '****')
