import { expect, it, vi } from 'vitest';
import type { Result, VerifyReport } from '../../../../src/shared/bridge/index.ts';
import {
  applyVerifyProgress,
  dropFindings,
  useVerification,
  verifyLibrary,
} from '../../../../src/renderer/settings/verification.ts';

const ok = <Data>(data: Data): Result<Data> => ({ ok: true, data });
const refused: Result<never> = { ok: false, error: { code: 'not_possible_now', message: '2 generations run.' } };
const library = { verify: vi.fn<() => Promise<Result<VerifyReport>>>() };
vi.stubGlobal('window', { reverie: { library } });

const finding = { kind: 'missing', of: 'picture', file: 'a', advice: 'Put it back.' } as const;
const report: VerifyReport = {
  checked: 2,
  relinked: 0,
  findings: [finding, { ...finding, file: 'b' }],
  problems: 2,
  cancelled: false,
};

it('verifying that an earlier page began is taken over, and its report kept until the next', async () => {
  let answer: (result: Result<VerifyReport>) => void = () => {};
  library.verify.mockReturnValue(
    new Promise((resolve) => {
      answer = resolve;
    }),
  );
  applyVerifyProgress({ done: 1, total: 2, problems: 0 });
  applyVerifyProgress({ done: 2, total: 2, problems: 0 });
  expect(useVerification.getState()).toMatchObject({ state: 'running', progress: { done: 2 } });
  expect(library.verify).toHaveBeenCalledTimes(1);
  answer(ok(report));
  await vi.waitFor(() => {
    expect(useVerification.getState()).toMatchObject({ state: 'done', report });
  });
  dropFindings(({ file }) => file === 'a');
  expect(useVerification.getState().report).toMatchObject({ findings: [{ file: 'b' }], problems: 1 });
  // What is heard late begins nothing.
  applyVerifyProgress({ done: 2, total: 2, problems: 0 });
  expect(library.verify).toHaveBeenCalledTimes(1);
  library.verify.mockResolvedValue(refused);
  await verifyLibrary();
  expect(useVerification.getState()).toMatchObject({
    state: 'failed',
    reason: '2 generations run.',
    report: undefined,
  });
});
