const { writeFileSync } = require('node:fs')
const {
  createApiKeysWorkflow,
  createProductsWorkflow,
  createRegionsWorkflow,
  createSalesChannelsWorkflow,
  createTaxRegionsWorkflow,
  linkSalesChannelsToApiKeyWorkflow,
} = require('@medusajs/medusa/core-flows')

/** What there is to buy, and what a front end must know to buy it: `seed.json`. */

const productsCount = 100

const product = (salesChannel) => (_, n) => ({
  title: `Voucher ${n}`,
  status: 'published',
  options: [{ title: 'Kind', values: ['one'] }],
  sales_channels: [{ id: salesChannel }],
  variants: [
    {
      title: 'one',
      sku: `SKU${n}`,
      manage_inventory: false,
      options: { Kind: 'one' },
      prices: [{ amount: 1000 * (n + 1), currency_code: 'idr' }],
    },
  ],
})

module.exports.default = async function seed({ container }) {
  const run = async (workflow, input) => (await workflow(container).run({ input })).result
  const [channel] = await run(createSalesChannelsWorkflow, { salesChannelsData: [{ name: 'Default' }] })
  const region = {
    name: 'Indonesia',
    currency_code: 'idr',
    countries: ['id'],
    payment_providers: ['pp_system_default'],
  }
  const [{ id: regionId }] = await run(createRegionsWorkflow, { regions: [region] })
  await run(createTaxRegionsWorkflow, [{ country_code: 'id', provider_id: 'tp_system' }])
  const products = await run(createProductsWorkflow, {
    products: Array.from({ length: productsCount }, product(channel.id)),
  })
  const [key] = await run(createApiKeysWorkflow, {
    api_keys: [{ title: 'bench', type: 'publishable', created_by: '' }],
  })
  await linkSalesChannelsToApiKeyWorkflow(container).run({ input: { id: key.id, add: [channel.id] } })
  const variants = products.map(({ variants: [variant] }) => variant.id)
  writeFileSync('seed.json', JSON.stringify({ key: key.token, region: regionId, variants }))
}
