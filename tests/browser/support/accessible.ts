import type { Page } from '@playwright/test';
import axe from 'axe-core';
import { expect } from './test';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// Colours do not hang on the width nor places on the theme, so two looks show both of each.
const looks = [
  { colorScheme: 'dark', width: 390 },
  { colorScheme: 'light', width: 1280 },
] as const;

/** No rule of WCAG 2.2 AA is broken as the page stands now, and nothing sticks out to the side (U3). */
export async function expectAccessible(page: Page, name: string): Promise<void> {
  // A page that is still taking its new colours is looked at once more; a fault that stays is a fault.
  const faults = (await faultsOf(page)).length > 0 ? await faultsOf(page) : [];
  expect.soft(faults, name).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect.soft(overflow, `${name} is wider than the screen`).toBeLessThanOrEqual(0);
}

async function faultsOf(page: Page): Promise<string[]> {
  await untilColoursRest(page);
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  // Our only frame is the browser's own view of a PDF, and only what is wrong is told: a third of the time of axe's driver.
  return await page.evaluate(async (values) => {
    const inPage = Reflect.get(window, 'axe') as typeof axe;
    const { violations } = await inPage.run(document, {
      iframes: false,
      resultTypes: ['violations'],
      runOnly: { type: 'tag', values },
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }, rules);
}

/** A change of the theme takes a moment; half-way colours are nobody's. */
function untilColoursRest(page: Page): Promise<unknown> {
  return page.evaluate(async () => {
    await new Promise((drawn) => requestAnimationFrame(drawn));
    const changes = document.getAnimations().filter((one) => one instanceof CSSTransition);
    await Promise.allSettled(changes.map(({ finished }) => finished));
  });
}

/** The same, in both themes, on a computer and on a phone; or at one width alone. */
export async function expectAccessibleEverywhere(page: Page, name: string, only?: number): Promise<void> {
  for (const { colorScheme, width } of looks.filter((look) => only === undefined || look.width === only)) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: 900 });
    await expectAccessible(page, `${name}, ${colorScheme}, ${width}`);
  }
}

/** Neither the page nor a table in it is wider than its frame: what is wider is out of sight (U3). */
export async function expectNothingCutOff(page: Page, name?: string): Promise<void> {
  const cutOff = await page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('[role=group][aria-label]')]
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1)
      .map((element) => element.getAttribute('aria-label') ?? element.tagName),
  );
  expect(cutOff, name).toEqual([]);
}
