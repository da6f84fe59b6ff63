import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { ecomap, layoutOf } from './ecomap.ts'
import { linesOf, widthOf } from './picture-text.ts'

const counts = Array.from({ length: 25 }, (_, n) => n)

describe('an ecomap of nobody up to twenty-four', () => {
  test('keeps everybody inside the picture and off each other', () => {
    for (const count of counts) {
      const { size, centre, around } = layoutOf(count)
      const all = [centre, ...around]
      for (const [n, a] of all.entries()) {
        assert.ok(a.x - a.r >= 0 && a.x + a.r <= size && a.y - a.r >= 0 && a.y + a.r <= size, `${count}`)
        for (const b of all.slice(n + 1))
          assert.ok(Math.hypot(a.x - b.x, a.y - b.y) >= a.r + b.r + 1, `${count}: two circles touch`)
      }
    }
  })

  test('draws no line through somebody else', () => {
    for (const count of counts) {
      const { centre, around } = layoutOf(count)
      for (const to of around) {
        for (const other of around.filter(each => each !== to)) {
          const along = { x: to.x - centre.x, y: to.y - centre.y }
          const way = Math.hypot(along.x, along.y)
          const far = ((other.x - centre.x) * along.x + (other.y - centre.y) * along.y) / way
          if (far < 0 || far > way) continue
          const off = Math.abs((other.x - centre.x) * along.y - (other.y - centre.y) * along.x) / way
          assert.ok(off > other.r, `${count}: a line goes through somebody`)
        }
      }
    }
  })

  test('writes each name inside its circle', () => {
    for (const count of counts.slice(1)) {
      const { around, letters } = layoutOf(count)
      // Letters of 12 px are on average 6 wide: the first and last of three lines stand where the circle is narrower.
      const narrow = 2 * Math.sqrt(around[0]!.r ** 2 - 20 ** 2)
      assert.ok(letters * 6 <= narrow + 6, `${count}: ${letters} letters in ${narrow}`)
    }
    assert.throws(() => layoutOf(25), /at most 24/)
  })
})

describe('a line', () => {
  const drawn = async (
    tie: 'strong' | 'thin' | 'hard' | 'not-said',
    flow: 'none' | 'gives' | 'gets' | 'both',
  ) => String(await ecomap({ centre: 'C', label: 'x', people: [{ name: 'A', tie, flow }] }))

  test('is of its own kind', async () => {
    for (const tie of ['strong', 'thin', 'hard', 'not-said'] as const)
      assert.match(await drawn(tie, 'none'), new RegExp(`class="kith-eco__${tie}"`))
    const corners = (svg: string) => /kith-eco__\S+ d="([^"]*)"/.exec(svg)![1]!.split('L').length
    assert.equal(corners(await drawn('strong', 'none')), 2)
    assert.ok(corners(await drawn('hard', 'none')) > 6, 'zigzag')
  })

  test('has an arrow at the end to which help flows', async () => {
    const heads = async (flow: 'none' | 'gives' | 'gets' | 'both') =>
      [...(await drawn('strong', flow)).matchAll(/<polygon points="([\d.]+),([\d.]+) /g)].map(found =>
        Number(found[2]),
      )
    assert.deepEqual(await heads('none'), [])
    // The one person stands above: a smaller y is nearer to them.
    const [[inner], [outer]] = [await heads('gives'), await heads('gets')]
    assert.ok(inner! > outer!, 'who gives: at the middle; who gets: at them')
    assert.equal((await heads('both')).length, 2)
  })
})

test('names are escaped and wrap, in every script', async () => {
  const svg = String(
    await ecomap({
      centre: '<b>',
      label: '"',
      people: [{ name: 'Moss End Boxing and Homework Club', tie: 'thin', flow: 'none' }],
    }),
  )
  assert.doesNotMatch(svg, /<b>/)
  assert.match(svg, />Moss End<\/text>/)
  assert.match(svg, />…|[^<]…<\/text>/)
  assert.deepEqual(linesOf('Nan', 9, 3), ['Nan'])
  assert.deepEqual(linesOf('', 9, 3), [])
  assert.deepEqual(linesOf('Wojciechowska-Kowalczyk', 9, 3), ['Wojciecho', 'wska-Kowa', 'lczyk'])
  assert.deepEqual(linesOf('a b c d', 1, 2), ['a', 'b…'])
  assert.deepEqual(linesOf('محمد الأمين', 9, 3), ['محمد', 'الأمين'])
  assert.equal(widthOf('王小明'), 6)
  assert.equal(widthOf('é'), 1, 'an accent is no letter of its own')
  for (const text of ['王小明的奶奶和她的妹妹', '👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 'a'.repeat(80), 'إِبْرَاهِيم عَبْدُ الرَّحْمَٰن'])
    for (const line of linesOf(text, 8, 3)) assert.ok(widthOf(line) <= 8, line)
})
