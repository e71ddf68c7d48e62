import { md5 } from '../digest.ts'

export type Answer<T = Record<string, unknown>> = { status: number; body: T }

/** `T` is what the test expects to be said; a wrong expectation fails in the assertions. */
async function answerOf<T>(response: Response): Promise<Answer<T>> {
  const text = await response.text()
  return { status: response.status, body: (text.startsWith('{') ? JSON.parse(text) : text) as T }
}

export async function postJson<T = Record<string, unknown>>(url: string, body: object): Promise<Answer<T>> {
  return send<T>('POST', url, body)
}

export async function send<T = Record<string, unknown>>(
  method: string,
  url: string,
  body?: object,
): Promise<Answer<T>> {
  const content =
    body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
  return answerOf<T>(await fetch(url, { method, ...content }))
}

export type Data = { data: Record<string, unknown> }

/** A buyer at Digiflazz, who signs with code of its own. */
export function buyerAt(url: string, { username = 'demo_user', key = 'dev-demo-key' } = {}) {
  const call = <T = Data>(path: string, suffix: string, fields: object): Promise<Answer<T>> =>
    postJson<T>(`${url}/v1${path}`, { username, sign: md5(username + key + suffix), ...fields })
  return {
    call,
    buy: (ref_id: string, buyer_sku_code: string, customer_no: string, more: object = {}) =>
      call('/transaction', ref_id, { ref_id, buyer_sku_code, customer_no, ...more }),
  }
}

type VipAnswer = { result: boolean; data: unknown; message: string }

export function resellerAt(url: string) {
  const sign = md5('DEMOIDDEMOKEY123')
  return async (path: string, fields: Record<string, string>): Promise<Answer<VipAnswer>> => {
    const body = new URLSearchParams({ key: 'DEMOKEY123', sign, ...fields })
    return answerOf<VipAnswer>(await fetch(`${url}/api${path}`, { method: 'POST', body }))
  }
}
