// @ts-expect-error The stand-in serves the built preload script here, wrapped in a function.
import preload from '../preload.js';
import { Connection } from './connection.ts';
import { exposeInMainWorld } from './worlds.ts';

/*
 * Runs before the page's own scripts, as the first of its module scripts: makes what a sandboxed preload
 * script finds in Electron, and runs the built preload script with it.
 */

function strict<T extends object>(name: string, members: T): T {
  return new Proxy(members, {
    get(target, key, receiver) {
      if (!Reflect.has(target, key)) {
        throw new Error(`The stand-in for Electron has no ${name}.${String(key)} in a preload script.`);
      }
      return Reflect.get(target, key, receiver) as unknown;
    },
  });
}

const connection = new Connection(`ws://${location.host}/__host/ipc`);

const electron = strict('electron', {
  contextBridge: strict('contextBridge', { exposeInMainWorld }),
  ipcRenderer: strict('ipcRenderer', {
    invoke: (channel: string, ...input: unknown[]) => connection.invoke(channel, ...input),
    on: (channel: string, listener: (event: object, ...input: unknown[]) => void) => {
      connection.on(channel, listener);
    },
    off: (channel: string, listener: (event: object, ...input: unknown[]) => void) => {
      connection.off(channel, listener);
    },
  }),
  webUtils: strict('webUtils', {
    getPathForFile(file: unknown): string {
      if (!(file instanceof File)) throw new TypeError('getPathForFile expected a File object.');
      // A browser never says where a file is.
      return '';
    },
  }),
});

function require(name: string): unknown {
  if (name !== 'electron' && name !== 'electron/renderer') {
    throw new Error(`A sandboxed preload script cannot require "${name}"; it has to be bundled.`);
  }
  return electron;
}

const module = { exports: {} };
(preload as (require: unknown, module: unknown, exports: unknown) => void)(require, module, module.exports);
