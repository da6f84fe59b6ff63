import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type Couple, familyTree, type TreePerson, treeLayout } from './family-tree.ts'

const child: TreePerson = {
  id: 'c',
  name: 'Zofia',
  shape: 'diamond',
  generation: 0,
  index: true,
  parents: ['m', 'f'],
}
const someone = (id: string, generation: number, more: Partial<TreePerson> = {}): TreePerson => ({
  id,
  name: id,
  shape: 'diamond',
  generation,
  ...more,
})
const drawn = async (people: TreePerson[], couples: Couple[] = []) =>
  String(await familyTree({ people, couples, label: 'x' }))

describe('a family tree', () => {
  test('of nobody up to twenty-four keeps everybody inside and apart', () => {
    for (let count = 0; count <= 24; count++) {
      const people = Array.from({ length: count }, (_, n) => someone(String(n), (n % 4) - 1))
      const { width, height, people: placed } = treeLayout(people, [])
      assert.equal(placed.length, count)
      for (const [n, a] of placed.entries()) {
        assert.ok(a.x >= 22 && a.x <= width - 22 && a.y >= 22 && a.y + 22 + 44 <= height, `${count}`)
        for (const b of placed.slice(n + 1)) assert.ok(a.y !== b.y || Math.abs(a.x - b.x) >= 80)
      }
    }
  })

  test('has the eldest above, couples side by side and brothers and sisters together', () => {
    const { people } = treeLayout(
      [
        child,
        someone('cousin', 0, { parents: ['aunt'] }),
        someone('sister', 0, { parents: ['m', 'f'] }),
        someone('aunt', 1, { parents: ['g'] }),
        someone('f', 1),
        someone('m', 1, { parents: ['g'] }),
        someone('g', 2),
      ],
      [{ one: 'm', other: 'f', state: 'together' }],
    )
    const of = (id: string) => people.find(each => each.id === id)!
    assert.ok(of('g').y < of('m').y && of('m').y < of('c').y)
    assert.equal(Math.abs(of('m').x - of('f').x), 84)
    assert.equal(Math.abs(of('c').x - of('sister').x), 84)
  })

  test('draws the child with a double border, who died with an X, and what became of couples with slashes', async () => {
    const polygons = (svg: string) => svg.match(/<polygon/g)?.length ?? 0
    assert.equal(polygons(await drawn([child])), 2)
    assert.equal(polygons(await drawn([someone('m', 1)])), 1)
    assert.match(
      await drawn([someone('m', 1, { died: true, shape: 'circle' })]),
      /<circle[^>]*><\/circle>?|<circle[^>]*\/><path d="M/,
    )
    const couple = async (state: Couple['state']) =>
      /kith-tree__\S+" d="([^"]*)"/
        .exec(await drawn([someone('m', 1), someone('f', 1)], [{ one: 'm', other: 'f', state }]))![1]!
        .split('M').length - 2
    assert.deepEqual(
      [await couple('together'), await couple('separated'), await couple('divorced')],
      [0, 1, 2],
    )
    assert.match(
      await drawn([someone('m', 1), someone('f', 1)], [{ one: 'm', other: 'f', state: 'not-said' }]),
      /kith-tree__not-said/,
    )
  })

  test('leaves out lines to those who are not in the picture, and escapes names', async () => {
    const alone = await drawn([child], [{ one: 'm', other: 'f', state: 'together' }])
    assert.doesNotMatch(alone, /<path/)
    assert.doesNotMatch(await drawn([{ ...child, name: '<script>' }]), /<script>/)
    assert.doesNotMatch(await drawn([child, someone('m', 1)]), /NaN|undefined/)
  })
})
