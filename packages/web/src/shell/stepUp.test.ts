import { expect, test } from 'vitest';
import { isStepUpNeeded, provenAgain, stepUpQuestion } from './stepUp.ts';

test('only its own refusal asks', () => {
  expect(isStepUpNeeded({ status: 403, body: { code: 'access.stepUpNeeded' } })).toBe(true);
  expect(isStepUpNeeded({ status: 403, body: { code: 'access.forbidden' } })).toBe(false);
  expect(isStepUpNeeded({ status: 200, body: { code: 'access.stepUpNeeded' } })).toBe(false);
  expect(isStepUpNeeded({ status: 403, body: null })).toBe(false);
});

test('several operations wait for one answer; the next question is a new one', async () => {
  let told = 0;
  const leave = stepUpQuestion.subscribe(() => {
    told += 1;
  });
  const both = Promise.all([provenAgain(), provenAgain()]);
  expect(told).toBe(1);
  stepUpQuestion.now()?.(true);
  expect(await both).toEqual([true, true]);
  expect(stepUpQuestion.now()).toBeNull();
  const cancelled = provenAgain();
  stepUpQuestion.now()?.(false);
  expect(await cancelled).toBe(false);
  leave();
  expect(told).toBe(4);
});
