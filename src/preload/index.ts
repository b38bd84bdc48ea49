import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { channels } from '../shared/bridge/channels.ts';
import { createBridge } from './bridge.ts';

// The page gets plain functions and nothing of Electron: neither `ipcRenderer` nor the event objects.
contextBridge.exposeInMainWorld(
  'reverie',
  createBridge({
    invoke: (name, input) => ipcRenderer.invoke(channels.call, name, input) as Promise<unknown>,
    listen: (receive) => {
      ipcRenderer.on(channels.event, (_event, name: unknown, payload: unknown) => {
        receive(name, payload);
      });
    },
    pathForFile: (file) => webUtils.getPathForFile(file),
  }),
);
