import { createServer } from 'node:http'

/** The cheapest upstream there is in Node: one small answer, whatever is asked. What is left is the proxy before it. */
const body = JSON.stringify({
  sku: 'TSEL10',
  name: 'Telkomsel 10.000',
  price: 10_250,
  currency: 'IDR',
  available: true,
})
const headers = { 'content-type': 'application/json; charset=utf-8', 'content-length': String(Buffer.byteLength(body)) }

const server = createServer((_request, response) => response.writeHead(200, headers).end(body))
server.keepAliveTimeout = 60_000
server.listen(Number(process.env.PORT), '127.0.0.1')
