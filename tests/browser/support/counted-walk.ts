import { readFileSync } from 'node:fs';
import type { Locator } from '@playwright/test';
import { expect } from './test';

/** A way through the product that counts itself: every click and every choice in a list has a name in it. */
export interface CountedWalk {
  click(step: string, target: Locator): Promise<void>;
  /** A choice in a list is one click. */
  choose(step: string, list: Locator, label: string): Promise<void>;
  /** Fails unless `docs/walkthrough.md` names exactly these steps for the task, and their number. */
  expectAsDocumented(task: string): void;
}

export function countedWalk(): CountedWalk {
  const steps: string[] = [];
  return {
    async click(step, target) {
      steps.push(step);
      await target.click();
    },
    async choose(step, list, label) {
      steps.push(step);
      await list.selectOption({ label });
    },
    expectAsDocumented(task) {
      expect(documentedWays().get(task)).toEqual({ clicks: steps.length, way: steps.join(' · ') });
    },
  };
}

export interface DocumentedWay {
  readonly clicks: number;
  readonly way: string;
}

/** The rows of the table in `docs/walkthrough.md`, by task. */
export function documentedWays(): ReadonlyMap<string, DocumentedWay> {
  const rows = readFileSync('docs/walkthrough.md', 'utf8').matchAll(/^\| (.+?) +\| (\d+) +\| (.+?) +\|$/gmu);
  return new Map([...rows].map(([, task = '', clicks, way = '']) => [task, { clicks: Number(clicks), way }]));
}
