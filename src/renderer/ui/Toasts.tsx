import { Check, CircleAlert, Info, Trash2, X } from 'lucide-react';
import { Toast as Radix } from 'radix-ui';
import { useLayoutEffect, useRef } from 'react';
import { IconButton } from './IconButton.tsx';
import { ProgressBar } from './ProgressBar.tsx';
import styles from './Toasts.module.css';
import { closeToast, toastDuration, useToasts, type ToastIcon } from './toastStore.ts';

const icons: Record<ToastIcon, typeof Check> = { done: Check, info: Info, trash: Trash2, problem: CircleAlert };

interface ToastsProps {
  /** Name of the region; `{hotkey}` in it becomes the key that leads there. */
  label: string;
  closeLabel: string;
}

/** Where toasts appear: once, at the end of the page. */
export function Toasts({ label, closeLabel }: ToastsProps) {
  const toasts = useToasts((state) => state.toasts);
  const viewport = useRef<HTMLOListElement>(null);
  const any = toasts.length > 0;
  useLayoutEffect(() => {
    const list = viewport.current;
    if (!list) return undefined;
    const measure = (): void => {
      const room = any ? list.offsetHeight : 0;
      if (room !== useToasts.getState().room) useToasts.setState({ room });
      document.documentElement.style.setProperty('--toast-room', `${room}px`);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(list);
    return () => {
      observer.disconnect();
    };
  }, [any]);
  return (
    <Radix.Provider label={label.replace(/\s*\(\{hotkey\}\)/, '')} swipeDirection="right">
      {toasts.map((toast) => {
        const Icon = icons[toast.icon ?? 'info'];
        return (
          <Radix.Root
            key={`${toast.id} ${toast.showing}`}
            className={styles.toast}
            data-toast
            open
            duration={toastDuration(toast)}
            type={toast.icon === 'problem' ? 'foreground' : 'background'}
            onOpenChange={(open) => {
              if (!open) closeToast(toast.id);
            }}
          >
            <Icon aria-hidden className={styles.icon} />
            <div className={styles.words}>
              <Radix.Title asChild>
                <span>{toast.text}</span>
              </Radix.Title>
              {toast.progress !== undefined && <ProgressBar value={toast.progress} label={toast.text} />}
            </div>
            {toast.action && (
              <Radix.Action altText={toast.action.label} className={styles.action} onClick={toast.action.run}>
                {toast.action.label}
              </Radix.Action>
            )}
            <Radix.Close asChild>
              <IconButton label={closeLabel} icon={<X aria-hidden />} side="top" />
            </Radix.Close>
          </Radix.Root>
        );
      })}
      <Radix.Viewport ref={viewport} className={styles.viewport} label={label} />
    </Radix.Provider>
  );
}
