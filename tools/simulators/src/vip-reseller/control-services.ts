import type { FastifyInstance } from 'fastify'
import { noMaintenance, type Price, priceFrom, type Service } from './catalogue/service.ts'
import type { Panel } from './panel.ts'
import { findService, listServices, removeService, saveService } from './services.ts'

type Changes = {
  name?: string
  price?: Price
  /** Sets all three levels at once. */
  basic?: number
  status?: 'available' | 'empty'
  game?: string
  brand?: string
  maintenace?: string
  multi_trx?: boolean
  stock?: number
}

/** The price list behind the counter. */
export function addServiceControl(app: FastifyInstance, { state }: Panel): void {
  app.get('/items', async () => ({ items: [...listServices(state, 'game'), ...listServices(state, 'prepaid')] }))

  app.put<{ Params: { code: string }; Body: Changes }>('/items/:code', { schema: { body } }, async (request) => {
    const { params, body: changes } = request
    saveService(state, change(newService(params.code, changes), changes))
    return findService(state, params.code)
  })

  app.patch<{ Params: { code: string }; Body: Changes }>(
    '/items/:code',
    { schema: { body } },
    async (request, reply) => {
      const { code } = request.params
      const service = findService(state, code)
      if (service === undefined) return reply.code(404).send({ error: `There is no service ${code}.` })
      saveService(state, change(service, request.body))
      if (request.body.stock !== undefined) setStock(code, request.body.stock)
      return findService(state, code)
    },
  )

  app.delete<{ Params: { code: string } }>('/items/:code', async ({ params }) => ({
    removed: removeService(state, params.code),
  }))

  const setStock = (code: string, stock: number) =>
    state.run('update service set stock = :stock where code = :code', { code, stock })
}

const change = (service: Service, { basic, stock: _, ...changes }: Changes): Service => ({
  ...service,
  ...changes,
  ...(basic === undefined ? {} : { price: priceFrom(basic) }),
})

/** With a `brand` it is prepaid, else it belongs to a game. */
function newService(code: string, { brand, game = 'Mobile Legends' }: Changes): Service {
  const common = { code, name: code, price: priceFrom(10_000), status: 'available' as const }
  if (brand === undefined) return { ...common, game, server: '1' }
  const kind = { category: 'Umum', prepost: 'prepaid', type: 'pulsa-reguler' }
  return { ...common, ...kind, brand, note: '-', multi_trx: true, maintenace: noMaintenance }
}

const amount = { type: 'integer', minimum: 0 }
const text = { type: 'string', minLength: 1 }

const body = {
  type: 'object',
  additionalProperties: false,
  properties: {
    name: text,
    price: {
      type: 'object',
      required: ['basic', 'premium', 'special'],
      additionalProperties: false,
      properties: { basic: amount, premium: amount, special: amount },
    },
    basic: amount,
    status: { enum: ['available', 'empty'] },
    game: text,
    brand: text,
    maintenace: { type: 'string', pattern: '^[0-9]{2}:[0-9]{2} - [0-9]{2}:[0-9]{2}$' },
    multi_trx: { type: 'boolean' },
    stock: amount,
  },
}
