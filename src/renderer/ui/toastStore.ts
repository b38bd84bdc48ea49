import { create } from 'zustand';

export type ToastIcon = 'done' | 'info' | 'trash' | 'problem';

export interface ToastContent {
  /** One sentence. */
  text: string;
  icon?: ToastIcon;
  /** At most one. `undo` keeps the toast for ten seconds instead of six. */
  action?: { label: string; run: () => void; undo?: boolean };
  /** 0 to 1: work that goes on. The toast stays until it is changed or closed. */
  progress?: number;
  /** Stays until it is closed. */
  stays?: boolean;
}
export interface Toast extends ToastContent {
  id: string;
  /** Another one at each showing but a progress: what is told anew has its whole time. */
  showing: number;
}

/** At most this many are shown; the oldest one gives way. */
export const mostToasts = 3;

/** How long a toast stays, in milliseconds. */
export function toastDuration(toast: ToastContent): number {
  if (toast.stays || toast.progress !== undefined) return Number.POSITIVE_INFINITY;
  return toast.action?.undo ? 10_000 : 6000;
}

/** `toasts` with `toast` put in its old place, or in that of one that says the same, or at the end. */
export function withToast(toasts: readonly Toast[], toast: Toast): Toast[] {
  const known =
    toasts.find((shown) => shown.id === toast.id) ??
    toasts.find((shown) => shown.text === toast.text && shown.icon === toast.icon && shown.progress === undefined);
  if (known) return toasts.map((shown) => (shown === known ? toast : shown));
  return [...toasts, toast].slice(-mostToasts);
}

interface ToastsState {
  toasts: Toast[];
  /** How far up from the window's end they reach, in pixels; 0 without any. */
  room: number;
}

export const useToasts = create<ToastsState>(() => ({ toasts: [], room: 0 }));

/** How far up from the window's end the toasts reach, in pixels: what is scrolled under them can be scrolled clear of them. */
export const useToastRoom = (): number => useToasts((state) => state.room);

let lastId = 0;

/** Shows a toast, or replaces the one with the same `id`. Answers its id. */
export function showToast(content: ToastContent, id?: string): string {
  lastId += 1;
  const own = id ?? `toast-${lastId}`;
  useToasts.setState(({ toasts }) => {
    const before = content.progress === undefined ? undefined : toasts.find((toast) => toast.id === own);
    return { toasts: withToast(toasts, { ...content, id: own, showing: before?.showing ?? lastId }) };
  });
  return own;
}

export function closeToast(id: string): void {
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }));
}
