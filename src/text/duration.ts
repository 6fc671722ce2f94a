import type { Lang } from './index.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

type Units = { readonly [unit in 'h' | 'm' | 's' | 'mAlone']: string } & {
  /** Between two of them. */
  readonly gap: string;
};

const UNITS: { readonly [lang in Lang]: Units } = {
  en: { h: 'h', m: 'm', mAlone: 'm', s: 's', gap: ' ' },
  'zh-CN': { h: '小时', m: '分', mAlone: '分钟', s: '秒', gap: '' },
};

/** How long something takes or took: `40s`, `3m 12s`, `1h 05m`; `3分12秒` in Chinese. */
export function duration(ms: number, lang: Lang): string {
  const at = Math.max(0, ms);
  const { h, m, mAlone, s, gap } = UNITS[lang];
  if (at < MINUTE) return `${Math.floor(at / SECOND)}${s}`;
  if (at < HOUR) {
    const minutes = Math.floor(at / MINUTE);
    const seconds = Math.floor((at % MINUTE) / SECOND);
    return seconds === 0 ? `${minutes}${mAlone}` : `${minutes}${m}${gap}${two(seconds)}${s}`;
  }
  const minutes = Math.floor((at % HOUR) / MINUTE);
  return `${Math.floor(at / HOUR)}${h}${minutes === 0 ? '' : `${gap}${two(minutes)}${m}`}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
