/**
 * Digiflazz response codes (facts 1.8). `formed`: a transaction exists at Digiflazz. `group`: what the code asks of us.
 * 00 is success, 03 and 99 are pending, all others are failures.
 */
export type CodeGroup =
  | 'done'
  | 'pending'
  | 'alarm'
  | 'deposit'
  | 'item'
  | 'price'
  | 'customer'
  | 'slow'
  | 'query'
  | 'reversed'
  | 'failure'
export type ResponseCode = { formed: boolean; group: CodeGroup; meaning: string }

const code = (group: CodeGroup, formed: boolean, meaning: string): ResponseCode => ({ formed, group, meaning })

export const responseCodes: Readonly<Record<string, ResponseCode>> = {
  '00': code('done', true, 'success'),
  '01': code('failure', true, 'timed out, for good'),
  '02': code('failure', true, 'transaction failed'),
  '03': code('pending', true, 'pending'),
  '40': code('alarm', false, 'malformed payload'),
  '41': code('alarm', false, 'bad signature'),
  '42': code('alarm', false, 'user name not valid for the buyer API'),
  '43': code('item', false, 'item unknown or inactive'),
  '44': code('deposit', false, 'our balance is too low'),
  '45': code('alarm', false, 'our address is not on the allow-list'),
  '47': code('query', false, 'same transaction at another buyer'),
  '49': code('query', false, 'reference not unique'),
  '50': code('failure', true, 'transaction not found'),
  '51': code('customer', true, 'number blocked'),
  '52': code('customer', true, 'prefix does not match the operator'),
  '53': code('item', true, 'unavailable at the seller'),
  '54': code('customer', true, 'wrong destination number'),
  '55': code('item', true, 'disrupted'),
  '56': code('item', false, "the seller's balance limit"),
  '57': code('customer', true, 'wrong number of digits'),
  '58': code('item', true, 'cut-off time'),
  '59': code('customer', true, 'outside of the area'),
  '60': code('customer', true, 'no bill'),
  '61': code('alarm', false, 'account never deposited'),
  '62': code('item', false, 'seller disrupted'),
  '63': code('failure', false, 'no second transaction to this number'),
  '64': code('failure', false, 'deposit ticket failed'),
  '65': code('failure', false, 'multi limit reached'),
  '66': code('item', false, 'cut-off, seller maintenance'),
  '67': code('item', false, 'seller not verified'),
  '68': code('item', false, 'out of stock'),
  '69': code('price', false, 'seller price above our maximum'),
  '70': code('failure', true, 'biller timed out'),
  '71': code('item', true, 'unstable'),
  '72': code('customer', true, 'a package must be unregistered first'),
  '73': code('customer', true, 'kWh limit exceeded'),
  '74': code('reversed', true, 'refunded'),
  '80': code('item', false, 'blocked by the seller'),
  '81': code('item', false, 'we blocked the seller'),
  '82': code('alarm', false, 'account not verified'),
  '83': code('slow', false, 'price-list rate limit'),
  '84': code('customer', true, 'invalid nominal'),
  '85': code('slow', true, 'transaction rate limit'),
  '86': code('slow', true, 'PLN check rate limit'),
  '87': code('customer', false, 'not a multiple of 1000'),
  '88': code('alarm', false, 'account may not do this'),
  '99': code('pending', true, 'routing problem at Digiflazz'),
}

/** On a question asked again these are about the question, not about the stored transaction (facts 1.7). */
export const isAboutTheQuery = (rc: string): boolean => /^(4\d|83|85|86|88)$/.test(rc)
