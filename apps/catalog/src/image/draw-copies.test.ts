import { randomInt } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { Problem } from '@konter/core'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { type Drawn, drawCopies } from './draw-copies.ts'
import type { MediaType } from './image.ts'
import {
  animated,
  archive,
  jpeg,
  jpegOfSize,
  photo,
  png,
  pngOfSize,
  progressive,
  svg,
  webp,
  withChunk,
  withScans,
  withSegment,
} from './pictures.fixture.ts'

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'drawn',
    (error: unknown) => (error instanceof Problem ? error.code : String(error)),
  )
const sizesOf = ({ copies }: Drawn) => copies.map(({ width, height }) => [width, height])
/** Seconds: for tests that do not ask how long it takes. */
const patient = 60
const makers = { 'image/jpeg': jpeg, 'image/png': png, 'image/webp': webp } as const
const types = Object.keys(makers) as MediaType[]

describe('what comes out', () => {
  test.each(types)('%s: two copies in WebP, as large as they may be', async (type) => {
    const drawn = await drawCopies(await makers[type](), type)
    expect(drawn).toMatchObject({ width: 1_600, height: 1_200 })
    expect(sizesOf(drawn)).toEqual([
      [320, 240],
      [960, 720],
    ])
    for (const { data, width, height, bytes } of drawn.copies) {
      expect(await sharp(data).metadata()).toMatchObject({ format: 'webp', width, height, space: 'srgb' })
      expect(data.length).toBe(bytes)
    }
  })

  test('nothing of where, by whom and with what: only pixels, upright and in sRGB', async () => {
    const taken = await photo()
    const before = await sharp(taken).metadata()
    expect(before).toMatchObject({ orientation: 6, width: 1_600, height: 1_200 })
    expect([before.exif, before.icc, before.xmp].every((each) => each !== undefined)).toBe(true)
    expect(taken.includes('Nokia') && taken.includes('Ibu Sari was here')).toBe(true)
    const drawn = await drawCopies(taken, 'image/jpeg')
    expect(drawn).toMatchObject({ width: 1_200, height: 1_600 })
    expect(sizesOf(drawn)).toEqual([
      [240, 320],
      [720, 960],
    ])
    for (const { data } of drawn.copies) {
      const { exif, icc, xmp, iptc, orientation } = await sharp(data).metadata()
      expect([exif, icc, xmp, iptc, orientation]).toEqual([undefined, undefined, undefined, undefined, undefined])
      for (const word of ['Exif', 'EXIF', 'GPS', 'Nokia', 'Sari', 'ICCP', 'XMP', 'xmpmeta'])
        expect(data.includes(word)).toBe(false)
    }
  })

  test('colours of a profile are what they look like, not what their numbers are', async () => {
    const red = await sharp({ create: { width: 200, height: 200, channels: 3, background: '#c83232' } })
      .withIccProfile('p3')
      .png()
      .toBuffer()
    const { copies } = await drawCopies(red, 'image/png')
    const { dominant } = await sharp(copies[1]?.data).stats()
    expect([dominant.r > 180, dominant.g < 70, dominant.b < 70]).toEqual([true, true, true])
  })

  test.each([
    ['four inks', () => sharp(pixelsOf(3), three).toColourspace('cmyk').jpeg().toBuffer(), 'image/jpeg'],
    [
      'shades of grey',
      () =>
        sharp(pixelsOf(1), { raw: { width: 300, height: 200, channels: 1 } })
          .png()
          .toBuffer(),
      'image/png',
    ],
    ['16 bits', () => sharp(pixelsOf(3), three).toColourspace('rgb16').png().toBuffer(), 'image/png'],
    ['a palette', () => sharp(pixelsOf(3), three).png({ palette: true }).toBuffer(), 'image/png'],
  ] as const)('%s become sRGB as well, and nothing is blown up', async (_what, make, type) => {
    const drawn = await drawCopies(await make(), type)
    expect(sizesOf(drawn)).toEqual([
      [300, 200],
      [300, 200],
    ])
    for (const { data } of drawn.copies)
      expect(await sharp(data).metadata()).toMatchObject({ space: 'srgb', depth: 'uchar' })
  })

  test('what can be seen through stays so', async () => {
    const { copies } = await drawCopies(await png({ alpha: true, width: 400, height: 300 }), 'image/png')
    expect(await sharp(copies[0]?.data).metadata()).toMatchObject({ hasAlpha: true })
  })

  test('what hides inside of a file ends with it', async () => {
    const program = Buffer.from('<?php system($_GET["c"]); ?><script>alert(1)</script>')
    const files = [
      [withSegment(await jpeg(), 0xfe, program), 'image/jpeg'],
      [withSegment(await jpeg(), 0xe1, program), 'image/jpeg'],
      [withChunk(await png(), 'tEXt', program), 'image/png'],
    ] as const
    for (const [file, type] of files)
      for (const { data } of (await drawCopies(file, type)).copies)
        for (const word of ['php', 'script']) expect(data.includes(word)).toBe(false)
  })
})

const three = { raw: { width: 300, height: 200, channels: 3 } } as const
const pixelsOf = (channels: number) => Buffer.alloc(300 * 200 * channels, 120)

describe('what is refused', () => {
  test.each<[string, string, MediaType, () => Promise<Buffer> | Buffer]>([
    ['a PNG that says it is a JPEG', 'image.type-mismatch', 'image/jpeg', () => png()],
    ['a JPEG that says it is a WebP', 'image.type-mismatch', 'image/webp', () => jpeg()],
    ['a drawing that is a program', 'image.type-mismatch', 'image/png', () => svg],
    ['a GIF', 'image.type-mismatch', 'image/png', () => animated('gif')],
    ['a page', 'image.type-mismatch', 'image/jpeg', () => Buffer.from('<!doctype html><script>1</script>')],
    ['nothing', 'image.type-mismatch', 'image/jpeg', () => Buffer.alloc(0)],
    ['the first bytes alone', 'image.damaged', 'image/jpeg', () => Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
    [
      'the first bytes and a drawing',
      'image.damaged',
      'image/png',
      () => Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), svg]),
    ],
    ['a film', 'image.animated', 'image/webp', () => animated('webp')],
    ['a PNG that moves', 'image.animated', 'image/png', async () => withChunk(await png(), 'acTL', Buffer.alloc(8, 1))],
    ['a bomb', 'image.dimensions-refused', 'image/png', async () => pngOfSize(await png(), 30_000, 30_000)],
    [
      'a bomb that no reader believes',
      'image.damaged',
      'image/png',
      async () => pngOfSize(await png(), 2 ** 31 - 1, 2 ** 31 - 1),
    ],
    [
      'a bomb of a JPEG',
      'image.dimensions-refused',
      'image/jpeg',
      async () => jpegOfSize(await jpeg(), 65_000, 65_000),
    ],
    ['a point', 'image.dimensions-refused', 'image/png', () => png({ width: 1, height: 1 })],
    ['a line', 'image.dimensions-refused', 'image/png', () => png({ width: 11_000, height: 64 })],
    ['one side too long', 'image.dimensions-refused', 'image/png', () => png({ width: 12_001, height: 1_300 })],
    [
      'scans without end',
      'image.too-slow',
      'image/jpeg',
      async () => withScans(await progressive({ width: 200, height: 200 }), 200),
    ],
    [
      'many scans of much',
      'image.too-slow',
      'image/jpeg',
      async () => jpegOfSize(withScans(await progressive(), 20), 5_000, 5_000),
    ],
    [
      'a picture and an archive',
      'image.carries-more',
      'image/jpeg',
      async () => Buffer.concat([await jpeg(), archive]),
    ],
    ['a PNG and an archive', 'image.carries-more', 'image/png', async () => Buffer.concat([await png(), archive])],
    ['a WebP and an archive', 'image.carries-more', 'image/webp', async () => Buffer.concat([await webp(), archive])],
    [
      'a picture and a page',
      'image.carries-more',
      'image/jpeg',
      async () => Buffer.concat([await jpeg(), Buffer.from('\n<html>')]),
    ],
    [
      'a picture and another behind',
      'image.carries-more',
      'image/png',
      async () => Buffer.concat([await png(), await png()]),
    ],
  ])('%s: %s', async (_what, code, type, make) => {
    expect(await codeOf(drawCopies(await make(), type))).toBe(code)
  })

  test('25 million pixels are drawn, more are not', async () => {
    const flat = (side: number) =>
      sharp({ create: { width: side, height: side, channels: 3, background: 'red' } })
        .png({ compressionLevel: 1 })
        .toBuffer()
    expect(await codeOf(drawCopies(await flat(5_000), 'image/png', patient))).toBe('drawn')
    expect(await codeOf(drawCopies(await flat(5_001), 'image/png'))).toBe('image.dimensions-refused')
  })

  test.each(types)('a %s that is cut off anywhere', async (type) => {
    const whole = await makers[type]({ width: 300, height: 200 })
    const cuts = [3, 12, 20, 40, 100, ...Array.from({ length: 15 }, () => randomInt(3, whole.length)), whole.length - 1]
    for (const cut of cuts)
      expect(await codeOf(drawCopies(whole.subarray(0, cut), type)), `cut at ${cut}`).toMatch(
        /^image\.(damaged|type-mismatch)$/,
      )
  })

  test.each(types)(
    'a %s with any bytes changed is drawn or refused, and nothing breaks',
    { timeout: 60_000 },
    async (type) => {
      const whole = await makers[type]({ width: 120, height: 90 })
      const outcomes = new Set<string>()
      for (let nth = 0; nth < 150; nth++) {
        const changed = Buffer.from(whole)
        for (let change = 0; change < 3; change++) changed[randomInt(12, whole.length)] = randomInt(256)
        outcomes.add(await codeOf(drawCopies(changed, type)))
      }
      for (const outcome of outcomes) expect(outcome).toMatch(/^drawn$|^image\.[a-z-]+$/)
    },
  )

  test('what phones put behind a picture is let pass, and not kept', async () => {
    const picture = await jpeg({ width: 300, height: 200 })
    const film = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypmp42'), Buffer.alloc(100, 7)])
    for (const rest of [await jpeg(), film, Buffer.alloc(64), Buffer.concat([archive, Buffer.from('SEFT')])])
      expect(sizesOf(await drawCopies(Buffer.concat([picture, rest]), 'image/jpeg'))).toEqual([
        [300, 200],
        [300, 200],
      ])
  })

  test('what takes too long is stopped', { timeout: 60_000 }, async () => {
    const noise = await sharp({
      create: {
        width: 5_000,
        height: 5_000,
        channels: 3,
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
        background: 'red',
      },
    })
      .jpeg({ quality: 95, progressive: true, chromaSubsampling: '4:4:4' })
      .toBuffer()
    // As much as a picture may be; and however quick the machine is, it has other things to do.
    const busy = Array.from({ length: 2 * availableParallelism() }, () => new Worker('for (;;);', { eval: true }))
    try {
      expect(await codeOf(drawCopies(noise, 'image/jpeg', 1))).toBe('image.too-slow')
    } finally {
      await Promise.all(busy.map((each) => each.terminate()))
    }
  })
})

test('the event loop stays free while pictures are drawn', async () => {
  const large = await jpeg({ width: 4_000, height: 3_000 })
  let turns = 0
  const turning = setInterval(() => {
    turns += 1
  }, 5)
  // What this thread works is counted, not how long it takes: others may be at work on the machine.
  const before = process.threadCpuUsage()
  for (let nth = 0; nth < 3; nth++) await drawCopies(large, 'image/jpeg', patient)
  const { user, system } = process.threadCpuUsage(before)
  clearInterval(turning)
  expect(turns).toBeGreaterThan(10)
  // Drawing takes ten times that.
  expect((user + system) / 1e3).toBeLessThan(150)
})

test('when too many come at a time, some are told to come again', async () => {
  const file = await jpeg({ width: 2_000, height: 1_500 })
  const codes = await Promise.all(Array.from({ length: 40 }, () => codeOf(drawCopies(file, 'image/jpeg'))))
  expect(codes.filter((code) => code === 'drawn').length).toBeGreaterThan(0)
  expect(codes.filter((code) => code === 'service.unavailable').length).toBeGreaterThanOrEqual(40 - 17)
  expect(await codeOf(drawCopies(file, 'image/jpeg')), 'and then it is free again').toBe('drawn')
})
