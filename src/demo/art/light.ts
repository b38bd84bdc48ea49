import { along } from './colour.ts';

/** The colours of the air at one time of day. */
export interface Light {
  /** 0 dawn, 0.25 day, 0.5 late afternoon, 0.75 dusk, 1 night. */
  time: number;
  skyTop: string;
  skyMiddle: string;
  skyLow: string;
  /** Sun or moon. */
  orb: string;
  /** What distance fades into. */
  haze: string;
  /** What shadows and the nearest things tend to. */
  shade: string;
  /** Sunlit ground. */
  ground: string;
  /** Lamps: 0 off to 1. */
  lamps: number;
  isNight: boolean;
}

const keys = {
  skyTop: ['#8fb0bf', '#6fa3bd', '#7f9fae', '#4a5578', '#141f38'],
  skyMiddle: ['#cfd0c8', '#a9cbd4', '#d9c7a6', '#b5809a', '#26385c'],
  skyLow: ['#f0d9bd', '#dfe9e0', '#f2c98d', '#f0a777', '#4b5c80'],
  orb: ['#fdf1d6', '#fffbe8', '#fff0c9', '#ffe0b0', '#f4efdc'],
  haze: ['#dccfc2', '#c9d9dc', '#e3c39b', '#b98a94', '#3c4c70'],
  shade: ['#24383f', '#1f3a40', '#3a3330', '#2a2440', '#0b1222'],
  ground: ['#c9b59a', '#d8c9a0', '#dca66b', '#9a6a6c', '#39466a'],
};

/** The light at `time`, between the five that were painted by hand. */
export function lightAt(time: number): Light {
  return {
    time,
    skyTop: along(keys.skyTop, time),
    skyMiddle: along(keys.skyMiddle, time),
    skyLow: along(keys.skyLow, time),
    orb: along(keys.orb, time),
    haze: along(keys.haze, time),
    shade: along(keys.shade, time),
    ground: along(keys.ground, time),
    lamps: Math.min(1, Math.max(0, (time - 0.6) / 0.2)),
    isNight: time > 0.86,
  };
}

/** How high the sun stands at `time`: 0 on the horizon to 1 at noon; the moon at night stands at 0.8. */
export function orbHeight(time: number): number {
  return time > 0.86 ? 0.8 : Math.max(0, 1 - Math.abs(time - 0.27) / 0.5);
}

const times: [RegExp, readonly [low: number, high: number]][] = [
  [/night|midnight|moon|stars?\b|starry|nacht|mond|stern|夜|月光|星/u, [0.9, 1]],
  [/dusk|twilight|blue hour|dämmerung|blaue stunde|黄昏|暮/u, [0.68, 0.82]],
  [/sunset|golden hour|late afternoon|evening|abend|sonnenuntergang|goldene|夕阳|日落|傍晚/u, [0.46, 0.68]],
  [/dawn|sunrise|first light|morning|mist|fog|morgen|nebel|sonnenaufgang|清晨|日出|晨|雾/u, [0, 0.14]],
  [/noon|midday|daylight|bright|mittag|tageslicht|正午|白天|晴/u, [0.2, 0.34]],
];

/** The hours of the day that the words of a prompt allow, as times of {@link Light}; undefined when they are silent. */
export function hoursInWords(prompt: string): readonly [low: number, high: number] | undefined {
  const text = prompt.toLowerCase();
  return times.find(([pattern]) => pattern.test(text))?.[1];
}
