import { guardOfPage, pages } from '../unit/security/router';
import { expectAccessibleEverywhere } from './support/accessible';
import { expectStrictPolicy, watchForeign, watchPolicy } from './support/policy';
import { expect, test } from './support/test';
import { addressOf } from './support/walk-addresses';
import { openWalkScene, type WalkScene } from './support/walk-scene';

let scene: WalkScene;
test.beforeAll(async ({ platform, stack }) => {
  test.setTimeout(180_000);
  scene = await openWalkScene(platform, stack);
});
// A scene that could not be opened has nothing to close.
test.afterAll(() => scene?.close());

const walkable = pages()
  .map((each) => ({ ...each, guard: guardOfPage(each) }))
  .filter(({ guard }) => guard.kind !== 'redirect');

test.describe('every page keeps the strict policy (S3) and breaks no rule of accessibility, in both themes and widths (U3)', () => {
  for (const each of walkable) {
    const { address, guard } = each;
    test(address, async ({ page, stack }) => {
      const walker = guard.kind === 'operator' || guard.kind === 'adviser' ? guard.kind : 'admin';
      if (guard.kind !== 'none') await scene.signInAs(page, walker);
      const [refusals, foreign] = [await watchPolicy(page), watchForeign(page, stack.appUrl)];
      const response = await page.goto(addressOf(each, scene.ids));
      if (!response) throw new Error('no answer');
      expect(response.status()).toBe(200);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await page.waitForLoadState('networkidle');
      await expectStrictPolicy(response);
      // Before the tests bring scripts of their own.
      expect({ refusals, foreign }).toEqual({ refusals: [], foreign: [] });
      await expectAccessibleEverywhere(page, address);
      expect(foreign).toEqual([]);
    });
  }
});
