import { useId, useState } from 'react';
import type { Settings } from '../../shared/bridge/index.ts';
import { TextInput } from '../ui/index.ts';
import { Row } from './Row.tsx';
import styles from './Settings.module.css';
import { useSetting } from './useSetting.ts';

interface TextSettingProps {
  name: 'callbackUrl' | 'apiOrigin' | 'filesOrigin';
  settings: Settings;
  label: string;
  hint: string;
  placeholder: string;
  /** What is wrong with a text while it is typed, if that can be known here. */
  check?: (text: string) => string | undefined;
}

/** An address: kept when the field is left or Return is pressed, and explained in its place when it is refused. */
export function TextSetting({ name, settings, label, hint, placeholder, check }: TextSettingProps) {
  const id = useId();
  const kept = settings[name];
  const [typed, setTyped] = useState({ text: kept, over: kept });
  const { change, refusal, forget } = useSetting(name);
  // What main made of it (its normal form) takes the place of what was typed.
  if (typed.over !== kept) setTyped({ text: kept, over: kept });
  const { text } = typed;
  const problem = refusal ?? check?.(text.trim());
  const keep = (): void => {
    const wanted = text.trim();
    if (wanted !== kept && check?.(wanted) === undefined) change(wanted);
  };
  return (
    <Row label={label} htmlFor={id}>
      <TextInput
        id={id}
        type="url"
        value={text}
        placeholder={placeholder}
        aria-invalid={problem ? true : undefined}
        aria-describedby={`${id}-said`}
        onChange={(next) => {
          setTyped({ text: next, over: kept });
          forget();
        }}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === 'Enter') keep();
        }}
      />
      <p id={`${id}-said`} role={refusal ? 'alert' : undefined} className={problem ? styles.error : styles.hint}>
        {problem ?? hint}
      </p>
    </Row>
  );
}
