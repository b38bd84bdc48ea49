import { beforeEach, describe, expect, it } from 'vitest';
import { createDialog } from '../../host/desktopParts.ts';
import { World } from '../../host/world.ts';

const box = { message: 'Send it?', detail: 'All of it.', buttons: ['Don’t Send', 'Send'], defaultId: 0, cancelId: 0 };

let world: World;
let asked: string[];
let typed: string | null;

beforeEach(() => {
  world = new World();
  asked = [];
  typed = null;
});

const show = async (): Promise<number> => {
  const dialog = createDialog(world, (question) => {
    asked.push(question);
    return Promise.resolve(typed);
  });
  return (await dialog.showMessageBox(box)).response;
};

describe('the stand-in’s message box', () => {
  it('answers the safe choice when nobody is there, and is in the log', async () => {
    expect(await show()).toBe(0);
    expect(world.requests).toEqual([{ number: 1, kind: 'dialog', details: { ...box, scripted: false } }]);
    expect(asked).toEqual([]);
  });

  it('answers what a script says, once, and leaves answers for folders alone', async () => {
    world.dialogAnswers.push({ canceled: true, filePaths: [] });
    world.messageAnswers.push({ response: 1 });
    expect(await show()).toBe(1);
    expect(await show()).toBe(0);
    expect(world.dialogAnswers).toHaveLength(1);
  });

  it.each([
    ['2', 1],
    [' 1 ', 0],
    ['3', 0],
    ['yes', 0],
    ['', 0],
    [null, 0],
  ])('asks the person at the page: %j means %i', async (text, response) => {
    world.headless = false;
    typed = text;
    expect(await show()).toBe(response);
    expect(asked[0]).toContain('1: Don’t Send   2: Send');
  });
});
