const { writeFileSync } = require('node:fs')
const { join } = require('node:path')
const { bootstrap, DefaultLogger, dummyPaymentHandler, LanguageCode, LogLevel } = require('@vendure/core')
const { populate } = require('@vendure/core/cli')

/** Vendure without plugins, on Postgres, headless. `node server.js populate` once in an empty database, then `node server.js`. */

const isNew = process.argv[2] === 'populate'
const productsCount = 100

const config = {
  apiOptions: {
    port: Number(process.env.PORT),
    hostname: '127.0.0.1',
    adminApiPath: 'admin-api',
    shopApiPath: 'shop-api',
  },
  authOptions: {
    tokenMethod: ['bearer'],
    requireVerification: false,
    // It refuses to start in production with its own default.
    superadminCredentials: { identifier: 'bench', password: 'only-for-the-bench-9000' },
  },
  dbConnectionOptions: { type: 'postgres', url: process.env.DATABASE_URL, synchronize: isNew, logging: false },
  paymentOptions: { paymentMethodHandlers: [dummyPaymentHandler] },
  plugins: [],
  logger: new DefaultLogger({ level: LogLevel.Warn }),
}

const initialData = {
  defaultLanguage: LanguageCode.en,
  defaultZone: 'Asia',
  countries: [{ name: 'Indonesia', code: 'ID', zone: 'Asia' }],
  taxRates: [{ name: 'No tax', percentage: 0 }],
  shippingMethods: [{ name: 'At once', price: 0 }],
  paymentMethods: [
    {
      name: 'Dummy',
      handler: { code: dummyPaymentHandler.code, arguments: [{ name: 'automaticSettle', value: 'true' }] },
    },
  ],
  collections: [],
}

const header =
  'name,slug,description,assets,facets,optionGroups,optionValues,sku,price,taxCategory,stockOnHand,trackInventory,variantAssets,variantFacets'
const product = (n) => `Voucher ${n},voucher-${n},Hotspot voucher ${n},,,,,SKU${n},${n * 10}.00,No tax,1000000,false,,`

async function fill() {
  const products = join(__dirname, 'products.csv')
  const rows = Array.from({ length: productsCount }, (_, at) => product(at + 1))
  writeFileSync(products, `${[header, ...rows].join('\n')}\n`)
  const app = await populate(() => bootstrap(config), initialData, products)
  await app.close()
  process.exit(0)
}

void (isNew ? fill() : bootstrap(config))
