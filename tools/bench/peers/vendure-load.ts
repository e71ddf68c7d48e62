import { randomUUID } from 'node:crypto'
import { closedLoop, given, openClient, tell } from '../orders/closed-loop.ts'

/** One order from an empty cart to "PaymentSettled", as a shop's front end asks for it. In a process of its own. */

const { url, clients, seconds } = given<{ url: string; clients: number; seconds: number }>()
const client = openClient(url, clients)
const variantsCount = 100

type Result = { errorCode?: string; message?: string; state?: string }
type Reply = { data?: Record<string, Result | { id: string }[]>; errors?: unknown[] }

/** A guest's session: Vendure names it in its first answer. */
function openSession() {
  let token: string | undefined
  return async <T = Result>(query: string, variables: object = {}): Promise<T> => {
    const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` }
    const answer = await client.ask('POST', '/shop-api', { headers, body: { query, variables } })
    const named = answer.headers['vendure-auth-token']
    if (typeof named === 'string') token = named
    const { data = {}, errors } = answer.body as Reply
    const [result] = Object.values(data)
    if (errors !== undefined || (result !== undefined && 'errorCode' in result))
      throw new Error(JSON.stringify(errors ?? result))
    return result as T
  }
}

const orError = '... on ErrorResult { errorCode message }'
const addItem = `mutation($id: ID!) { addItemToOrder(productVariantId: $id, quantity: 1) { __typename ... on Order { id code } ${orError} } }`
const setCustomer = `mutation($input: CreateCustomerInput!) { setCustomerForOrder(input: $input) { __typename ... on Order { id } ${orError} } }`
const setAddress = `mutation($input: CreateAddressInput!) { setOrderShippingAddress(input: $input) { __typename ... on Order { id } ${orError} } }`
const shippingMethods = '{ eligibleShippingMethods { id } }'
const setShipping = `mutation($ids: [ID!]!) { setOrderShippingMethod(shippingMethodId: $ids) { __typename ... on Order { id } ${orError} } }`
const arrange = `mutation { transitionOrderToState(state: "ArrangingPayment") { __typename ... on Order { id state } ${orError} } }`
const pay = `mutation { addPaymentToOrder(input: { method: "dummy", metadata: {} }) { __typename ... on Order { id state code total } ${orError} } }`

const address = { fullName: 'Budi', streetLine1: 'Jl. Kopi 1', city: 'Jakarta', postalCode: '10110', countryCode: 'ID' }
let shippingId: string | undefined

async function order(): Promise<void> {
  const ask = openSession()
  await ask(addItem, { id: String(1 + Math.floor(Math.random() * variantsCount)) })
  await ask(setCustomer, { input: { firstName: 'A', lastName: 'B', emailAddress: `${randomUUID()}@bench.example` } })
  await ask(setAddress, { input: address })
  shippingId ??= (await ask<{ id: string }[]>(shippingMethods))[0]?.id
  await ask(setShipping, { ids: [shippingId] })
  await ask(arrange)
  const { state } = await ask(pay)
  if (state !== 'PaymentSettled') throw new Error(`the order is ${state}`)
}

tell(await closedLoop({ clients, seconds, client, order }))
process.exit(0)
