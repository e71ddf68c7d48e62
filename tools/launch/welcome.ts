import { demoAccounts } from './demo.ts'

type World = { digiflazz: string; vip: string; tripay: string }

/** What a newcomer sees when everything runs: where things are, who can sign in, and a first journey to copy. */
export function welcome({
  gatewayUrl,
  world,
  seconds,
  logs,
}: {
  gatewayUrl: string
  world: World
  seconds: string
  logs: string
}): string {
  const { admin, customer, reseller, merchant } = demoAccounts
  return `
Konter is open (${seconds} s).

  API            ${gatewayUrl}            docs ${gatewayUrl}/docs, document ${gatewayUrl}/openapi.json
  Health         ${gatewayUrl}/health
  The world      Digiflazz ${world.digiflazz}, VIP Reseller ${world.vip}, Tripay ${world.tripay} (simulated, /control)
  Logs           ${logs}

  Accounts       ${customer.email} / ${customer.password}      a customer with money in the wallet
                 ${reseller.email} / ${reseller.password}    a reseller
                 ${merchant.email} / ${merchant.password}    the owner of two merchants, with vouchers
                 ${admin.email} / ${admin.password}    an administrator

Buy a game top-up:

  TOKEN=$(curl -s ${gatewayUrl}/v1/auth/login -H 'content-type: application/json' \\
    -d '{"identifier":"${customer.email}","password":"${customer.password}"}' | sed 's/.*"accessToken":"\\([^"]*\\)".*/\\1/')
  curl -s ${gatewayUrl}/v1/orders -H "authorization: Bearer $TOKEN" -H 'content-type: application/json' \\
    -H "idempotency-key: $RANDOM-$RANDOM" \\
    -d '{"sku":"mobile-legends-86-diamond","input":{"userId":"12345678","zoneId":"2001"},"paymentMethod":"wallet"}'
  curl -s ${gatewayUrl}/v1/orders -H "authorization: Bearer $TOKEN"

Find vouchers near Bandung's alun-alun:

  curl -s '${gatewayUrl}/v1/vouchers?near=-6.9218,107.6071'

More journeys are in README.md, a voucher claimed and scanned among them. Ctrl-C stops everything; the data stays in .konter.
`
}
