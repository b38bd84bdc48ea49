import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { classNames } from '../ui/index.ts';
import styles from './FloatingCard.module.css';

/** A place in the window, in CSS pixels. */
export interface Anchor {
  left: number;
  top: number;
  bottom: number;
}

interface FloatingCardProps {
  anchor: Anchor;
  className?: string | undefined;
  children: ReactNode;
}

const gap = 4;
const margin = 8;

/**
 * A card under a place in the text, or over it where there is no room. It lies in the browser's top layer,
 * so that neither a scrolling panel nor a dialog around the text cuts it off.
 */
export function FloatingCard({ anchor, className, children }: FloatingCardProps) {
  const card = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    card.current?.showPopover();
  }, []);
  useLayoutEffect(() => {
    const element = card.current;
    if (!element) return;
    const { offsetWidth: width, offsetHeight: height } = element;
    const fitsBelow = anchor.bottom + gap + height + margin <= window.innerHeight;
    const top = fitsBelow ? anchor.bottom + gap : Math.max(margin, anchor.top - gap - height);
    const left = Math.max(margin, Math.min(anchor.left, window.innerWidth - width - margin));
    element.style.insetBlockStart = `${top}px`;
    element.style.left = `${left}px`;
  });
  return (
    <div ref={card} popover="manual" className={classNames(styles.card, className)}>
      {children}
    </div>
  );
}
