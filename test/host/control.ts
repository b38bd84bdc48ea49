import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import type { World } from './world.ts';

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? {} : JSON.parse(text);
}

const base64 = z.base64().transform((text) => new Uint8Array(Buffer.from(text, 'base64')));

/** What a test may change, by the last part of the address. The body is JSON. */
const commands = {
  /**
   * `{ "filePaths": ["/folder"] }`: what the next dialog for a folder answers; without paths it is cancelled.
   * `{ "response": 1 }`: the number of the button that the next message box answers with, from 0.
   */
  dialog: (world: World, body: unknown) => {
    const answer = z
      .union([
        z.strictObject({ response: z.int().min(0) }),
        z.strictObject({ filePaths: z.array(z.string()).default([]) }),
      ])
      .parse(body);
    if ('response' in answer) world.messageAnswers.push(answer);
    else world.dialogAnswers.push({ canceled: answer.filePaths.length === 0, filePaths: answer.filePaths });
  },
  /** `{ "online": false }`. */
  network: (world: World, body: unknown) => {
    world.online = z.strictObject({ online: z.boolean() }).parse(body).online;
  },
  /** `{ "state": "suspend" }` or `"resume"`. */
  power: (world: World, body: unknown) => {
    world.emit(z.strictObject({ state: z.enum(['suspend', 'resume']) }).parse(body).state);
  },
  /** `{ "contents": { "image/png": "<base64>" } }`: all the clipboard then holds. */
  clipboard: (world: World, body: unknown) => {
    const { contents } = z.strictObject({ contents: z.record(z.string(), base64) }).parse(body);
    world.clipboard = new Map(Object.entries(contents));
  },
  /** `{ "focused": false }`: the artist works in another program. */
  focus: (world: World, body: unknown) => {
    world.focused = z.strictObject({ focused: z.boolean() }).parse(body).focused;
    world.emit('focus', world.focused);
  },
  /** `{ "locked": true }`: the keychain opens nothing until it is unlocked. */
  keychain: (world: World, body: unknown) => {
    world.keychainLocked = z.strictObject({ locked: z.boolean() }).parse(body).locked;
  },
  /** `{ "dark": false }`: the system's own appearance. */
  theme: (world: World, body: unknown) => {
    world.systemDark = z.strictObject({ dark: z.boolean() }).parse(body).dark;
    world.emit('systemTheme');
  },
  /** `{ "number": 3 }`: a click on the notification with that number in the log. */
  notification: (world: World, body: unknown) => {
    world.emit('clickNotification', z.strictObject({ number: z.int() }).parse(body).number);
  },
  /** `{ "label": "Generate" }`: a click on that item of the application's menu, or its key where the page left it. */
  menu: (world: World, body: unknown) => {
    world.emit('clickMenu', z.strictObject({ label: z.string() }).parse(body).label);
  },
  /** `{}`: somebody starts Reverie a second time. */
  'second-instance': (world: World) => {
    world.emit('secondInstance');
  },
  /** `{}`: as the Quit of the menu. */
  quit: (world: World) => {
    setImmediate(() => world.emit('quit'));
  },
} satisfies Record<string, (world: World, body: unknown) => void>;

function state(world: World): unknown {
  return {
    online: world.online,
    focused: world.focused,
    systemDark: world.systemDark,
    requests: world.requests,
    clipboard: Object.fromEntries(
      [...world.clipboard].map(([type, bytes]) => [type, Buffer.from(bytes).toString('base64')]),
    ),
  };
}

/**
 * The addresses `/__host/…` by which tests play the desktop: `GET /__host/log` tells what the app asked
 * of it, a POST changes something. Answers a status and a JSON value.
 */
export async function control(
  world: World,
  request: IncomingMessage,
  name: string,
): Promise<{ status: number; body: unknown }> {
  if (request.method === 'GET' && name === 'log') return { status: 200, body: state(world) };
  if (request.method !== 'POST' || !Object.hasOwn(commands, name)) {
    return { status: 404, body: { problem: `There is no ${request.method} ${name}.` } };
  }
  try {
    commands[name as keyof typeof commands](world, await readJson(request));
  } catch (cause) {
    return { status: 400, body: { problem: String(cause) } };
  }
  return { status: 200, body: {} };
}
