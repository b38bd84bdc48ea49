import { Link2, Link2Off, Maximize, Pencil } from 'lucide-react';
import { RadioGroup } from 'radix-ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import {
  aspectRatios,
  checkDraft,
  emptyDraft,
  maximumArea,
  minimumArea,
  ratioPixels,
  tiers,
  type AspectRatio,
} from '../../shared/seedream/index.ts';
import {
  setAutoSize,
  setEdge,
  setLinked,
  setOwnPixels,
  setRatio,
  setTier,
  sizeOf,
  useComposer,
} from '../state/composer/index.ts';
import { classNames, IconButton, NumberInput, Segmented, Tooltip } from '../ui/index.ts';
import { ratioFrame, ratioParts } from './ratioFrame.ts';
import { Section } from './Section.tsx';
import styles from './SizePicker.module.css';

const megapixels = (area: number): string => (area / 1_000_000).toFixed(1);
/** Longer than any edge the area allows, so that arrow keys stop somewhere. */
const longestEdge = 16_384;

/** How large the pictures shall be: a tier, a shape, or own pixels. */
export function SizePicker() {
  const { t } = useTranslation();
  const composer = useComposer(
    useShallow(({ sizeKind, tier, ratio, width, height, linkedAspect }) => ({
      sizeKind,
      tier,
      ratio,
      width,
      height,
      linkedAspect,
    })),
  );
  const { sizeKind, tier, ratio, width, height } = composer;
  const problem = checkDraft({ ...emptyDraft, prompt: '-', size: sizeOf(composer) }).find(
    ({ field }) => field === 'size',
  );

  const readOut = (): ReactNode => {
    if (sizeKind === 'auto') return t('compose.size.modelChooses');
    if (sizeKind === 'ratio') return t('compose.size.pixels', { ...ratioPixels[ratio][tier] });
    const words = t('compose.size.area', {
      area: megapixels(width * height),
      least: megapixels(minimumArea),
      most: megapixels(maximumArea),
    });
    return <span className={problem && styles.outside}>{words}</span>;
  };
  return (
    <Section title={t('compose.size.title')} end={<span aria-live="polite">{readOut()}</span>}>
      {sizeKind === 'pixels' ? (
        <OwnPixels problem={problem?.message} />
      ) : (
        <Tooltip text={t('compose.size.tierHint')} side="right">
          <div>
            <Segmented
              label={t('compose.size.tier')}
              value={tier}
              onChange={setTier}
              options={tiers.map((value) => ({ value, label: value }))}
            />
          </div>
        </Tooltip>
      )}
      <RadioGroup.Root
        aria-label={t('compose.size.shape')}
        className={styles.shapes}
        value={sizeKind === 'ratio' ? ratio : sizeKind}
        onValueChange={(chosen) => {
          if (chosen === 'auto') setAutoSize();
          else if (chosen === 'pixels') setOwnPixels();
          else setRatio(chosen as AspectRatio);
        }}
      >
        <Shape value="auto" name={t('compose.size.autoName')} icon={<Maximize aria-hidden />}>
          {t('compose.size.auto')}
        </Shape>
        {aspectRatios.map((each) => {
          const [x, y] = ratioParts(each);
          const name = t('compose.size.ratioName', { x, y, ...ratioPixels[each][tier] });
          return (
            <Shape key={each} value={each} name={name} icon={<Frame ratio={each} />}>
              {each}
            </Shape>
          );
        })}
        <Shape value="pixels" name={t('compose.size.customName')} icon={<Pencil aria-hidden />} wide>
          {t('compose.size.custom')}
        </Shape>
      </RadioGroup.Root>
    </Section>
  );
}

interface ShapeProps {
  value: string;
  name: string;
  icon: ReactNode;
  wide?: boolean;
  children: ReactNode;
}

function Shape({ value, name, icon, wide, children }: ShapeProps) {
  return (
    <RadioGroup.Item value={value} aria-label={name} className={classNames(styles.shape, wide && styles.wide)}>
      <span className={styles.icon}>{icon}</span>
      <span className={styles.word}>{children}</span>
    </RadioGroup.Item>
  );
}

function Frame({ ratio }: { ratio: AspectRatio }) {
  const { width, height } = ratioFrame(ratio);
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden>
      <rect x="0.5" y="0.5" width={width - 1} height={height - 1} fill="none" stroke="currentColor" />
    </svg>
  );
}

function OwnPixels({ problem }: { problem: string | undefined }) {
  const { t } = useTranslation();
  const width = useComposer((state) => state.width);
  const height = useComposer((state) => state.height);
  const linked = useComposer((state) => state.linkedAspect !== undefined);
  const invalid = problem ? ({ 'aria-invalid': true, 'aria-describedby': 'own-pixels-problem' } as const) : {};
  return (
    <>
      <div className={styles.own}>
        <NumberInput
          id="own-pixels-width"
          aria-label={t('compose.size.width')}
          prefix={t('compose.size.widthShort')}
          className={styles.edge}
          value={width}
          onChange={(pixels) => {
            setEdge('width', pixels);
          }}
          minimum={1}
          maximum={longestEdge}
          keepOutside
          {...invalid}
        />
        <IconButton
          label={t('compose.size.linked')}
          icon={linked ? <Link2 aria-hidden /> : <Link2Off aria-hidden />}
          toggled={linked}
          onClick={() => {
            setLinked(!linked);
          }}
        />
        <NumberInput
          aria-label={t('compose.size.height')}
          prefix={t('compose.size.heightShort')}
          className={styles.edge}
          value={height}
          onChange={(pixels) => {
            setEdge('height', pixels);
          }}
          minimum={1}
          maximum={longestEdge}
          keepOutside
          {...invalid}
        />
        <span className={styles.unit}>{t('compose.size.unit')}</span>
      </div>
      {problem && (
        <p id="own-pixels-problem" className={styles.problem}>
          {problem}
        </p>
      )}
    </>
  );
}
