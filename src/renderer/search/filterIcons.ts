import {
  CalendarDays,
  CircleCheck,
  Coins,
  Flag,
  Folder,
  Images,
  Layers,
  Palette,
  Ratio,
  Scaling,
  Star,
  Tag,
  type LucideIcon,
} from 'lucide-react';
import type { FilterKind } from './filterWords.ts';

/** One icon for each filter, the same that its fact has elsewhere in the interface. */
export const filterIcons: Record<FilterKind, LucideIcon> = {
  date: CalendarDays,
  size: Scaling,
  ratio: Ratio,
  references: Images,
  rating: Star,
  flag: Flag,
  label: Palette,
  tag: Tag,
  collection: Folder,
  count: Layers,
  status: CircleCheck,
  cost: Coins,
};
