import { staff } from '@konter/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fillShelves, noon, type TestCatalog, testCatalog } from '../testing/stand-in.ts'
import type { Branch } from './category.ts'

let catalog: TestCatalog
beforeAll(async () => {
  catalog = await testCatalog()
  await fillShelves(catalog)
  catalog.ctx.now = () => noon
})
afterAll(() => catalog.stop())

const manager = staff('category:update', 'product:read')
const tree = async (language = 'id') =>
  (await catalog.get<{ items: Branch[] }>('/v1/categories', { headers: { 'accept-language': language } })).body.items
const create = (body: object) => catalog.post('/v1/admin/categories', { as: manager, body })
const edit = (slug: string, body: object) =>
  catalog.call('PATCH', `/v1/admin/categories/${slug}`, { as: manager, body })
const remove = (slug: string) => catalog.call('DELETE', `/v1/admin/categories/${slug}`, { as: manager })
const name = { id: 'Nama', en: 'Name' }

describe('GET /v1/categories', () => {
  test('200 is a tree in the order staff gave it, in the language of the caller', async () => {
    const [games, pulsa] = await tree()
    expect(games).toEqual({
      slug: 'games',
      path: 'games',
      name: 'Game',
      kind: 'game',
      icon: null,
      children: [
        {
          slug: 'mobile-games',
          path: 'games/mobile-games',
          name: 'Game Ponsel',
          kind: 'game',
          icon: null,
          children: [],
        },
        { slug: 'pc-games', path: 'games/pc-games', name: 'Game PC', kind: 'game', icon: null, children: [] },
      ],
    })
    expect(pulsa).toMatchObject({ slug: 'pulsa', name: 'Pulsa' })
    expect((await tree('en')).map((branch) => branch.name)).toContain('Electricity tokens')
  })
})

describe('staff', () => {
  test('grows the tree to any depth, moves a branch with all that is on it, and products are found where it hangs now', async () => {
    expect((await create({ slug: 'moba', parent: 'mobile-games', kind: 'game', name })).status).toBe(201)
    expect((await create({ slug: 'moba-5v5', parent: 'moba', kind: 'game', name })).body).toMatchObject({
      path: 'games/mobile-games/moba/moba-5v5',
    })
    expect((await edit('mobile-games', { parent: 'other', name: { id: 'Ponsel', en: 'Phones' } })).body).toMatchObject({
      path: 'other/mobile-games',
    })
    const other = (await tree()).find(({ slug }) => slug === 'other')
    expect(other?.children[0]?.children[0]?.children[0]).toMatchObject({ path: 'other/mobile-games/moba/moba-5v5' })
    const inOther = await catalog.get<{ items: object[] }>('/v1/products?category=other&q=phones')
    expect(inOther.body.items.length).toBeGreaterThan(0)
    expect((await edit('mobile-games', { parent: null })).body).toMatchObject({ path: 'mobile-games', parentId: null })
    await edit('mobile-games', { parent: 'games' })
    expect((await remove('moba')).body.code).toBe('category.not-empty')
    expect((await remove('moba-5v5')).status).toBe(204)
    expect((await remove('moba')).status).toBe(204)
  })

  test('409 for a slug that is taken, a category on itself, one that is not empty', async () => {
    expect((await create({ slug: 'games', kind: 'game', name })).body.code).toBe('category.slug-taken')
    expect((await edit('games', { parent: 'pc-games' })).body.code).toBe('category.move-refused')
    expect((await edit('games', { parent: 'games' })).body.code).toBe('category.move-refused')
    for (const slug of ['games', 'pulsa', 'e-wallets'])
      expect((await remove(slug)).body.code).toBe('category.not-empty')
  })

  test('404 for nobody’s category or parent', async () => {
    expect((await edit('nowhere', { position: 1 })).body.code).toBe('category.not-found')
    expect((await edit('pulsa', { parent: 'nowhere' })).status).toBe(404)
    expect((await create({ slug: 'lonely', parent: 'nowhere', kind: 'game', name })).status).toBe(404)
    expect((await remove('nowhere')).status).toBe(404)
  })

  test.each([
    { slug: 'Upper' },
    { slug: 'a/b' },
    { slug: '-x' },
    { name: { id: 'x' } },
    { kind: 'cars' },
    { colour: 1 },
  ])('400 for %j', async (wrong) =>
    expect((await create({ slug: 'fine', kind: 'game', name, ...wrong })).status).toBe(400),
  )

  test('two moves at once never hang two branches on each other', async () => {
    await create({ slug: 'left', kind: 'game', name })
    await create({ slug: 'right', kind: 'game', name })
    const answers = await Promise.all([edit('left', { parent: 'right' }), edit('right', { parent: 'left' })])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    const { body } = await catalog.get<{ items: { slug: string; path: string }[] }>('/v1/admin/categories', {
      as: manager,
    })
    const paths = body.items.filter(({ slug }) => slug === 'left' || slug === 'right').map(({ path }) => path)
    expect([
      ['left', 'left/right'],
      ['right', 'right/left'],
    ]).toContainEqual(paths.sort())
  })
})
