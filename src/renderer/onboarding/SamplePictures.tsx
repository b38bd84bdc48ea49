import type { ReactNode } from 'react';
import styles from './SamplePictures.module.css';

/* Six small drawings in the manner of what can be made. Their colours are their own, in both themes. */

/** Two rows of drawings, as pictures stand in the library. */
export function SamplePictures({ label }: { label: string }) {
  return (
    <div role="img" aria-label={label} className={styles.rows}>
      <div className={styles.upper}>
        <Balloons />
        <StillLife />
        <Towers />
      </div>
      <div className={styles.lower}>
        <Ink />
        <Leaves />
        <Forms />
      </div>
    </div>
  );
}

function Drawing({ width, height, children }: { width: number; height: number; children: ReactNode }) {
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="xMidYMid slice"
      aria-hidden
      style={{ flexGrow: width }}
    >
      {children}
    </svg>
  );
}

/** Balloons over a lake at dusk. */
function Balloons() {
  const balloon = (x: number, y: number, r: number, light: string, dark: string) => (
    <g transform={`translate(${x} ${y})`}>
      <path
        d={`M${-r} 0a${r} ${r} 0 0 1 ${2 * r} 0c0 ${r * 0.8} ${-r * 0.7} ${r * 1.2} ${-r} ${r * 1.6}c${-r * 0.3} ${-r * 0.4} ${-r} ${-r * 0.8} ${-r} ${-r * 1.6}z`}
        fill={light}
      />
      <path
        d={`M0 ${-r}c${r * 0.6} ${r * 0.6} ${r * 0.5} ${r * 1.8} 0 ${r * 2.6}c${-r * 0.5} ${-r * 0.8} ${-r * 0.6} ${-r * 2} 0 ${-r * 2.6}z`}
        fill={dark}
      />
      <path d={`M${-r * 0.22} ${r * 1.8}h${r * 0.44}v${r * 0.35}h${-r * 0.44}z`} fill="#4b2f36" />
    </g>
  );
  return (
    <Drawing width={210} height={117}>
      <path fill="#77647f" d="M0 0h210v117H0z" />
      <path fill="#9c7583" d="M0 18c60-10 120 8 210-4v103H0z" />
      <path fill="#cf9177" d="M0 34c70-8 140 6 210-6v89H0z" />
      <path fill="#e6ae80" d="M0 48c60-6 150 4 210-4v73H0z" />
      <path fill="#b5736a" d="m0 60 26-13 24 9 30-17 34 18 28-10 26 12 22-9 20 8v18H0z" />
      <path fill="#7c4a58" d="m0 68 30-9 26 7 32-12 30 12 34-8 30 9 28-6v14H0z" />
      <path
        fill="#2f2b3d"
        d="M0 73c8-3 10-8 13-3 4-7 7-4 10 0 5-6 9-3 13 0 4-5 8-6 12-1 6-5 9 2 14-1 6-6 9-1 14 0 5-5 8-3 13 0 4-6 9-4 12 0 6-5 9 1 15-1 4-6 9-4 13 0 5-4 9-5 13 0 5-6 9-2 14 0 5-5 9-3 13 1 5-6 9-3 14 0 6-4 11-6 20-1v8H0z"
      />
      <path fill="#a8716f" d="M0 76h210v41H0z" />
      <path fill="#c58a78" d="M0 84h210v4H0zm20 10h170v3H20zm40 9h120v2H60z" opacity=".7" />
      <path fill="#5d3d50" d="M0 76h210v5c-70 4-140 4-210 0z" opacity=".7" />
      {balloon(86, 36, 8, '#efe3cf', '#2f7f7c')}
      {balloon(62, 43, 5, '#efd9c0', '#c65a45')}
      {balloon(145, 38, 6, '#f2e6d4', '#c8664e')}
      {balloon(108, 27, 4, '#e9d3b8', '#3b7a86')}
    </Drawing>
  );
}

/** Vases and fruit in window light. */
function StillLife() {
  return (
    <Drawing width={95} height={117}>
      <path fill="#b3a794" d="M0 0h95v117H0z" />
      <path fill="#d0c5b0" d="M95 0v70L30 117H0V92z" opacity=".8" />
      <path fill="#ded4c2" d="M0 92h95v25H0z" />
      <path fill="none" stroke="#56614a" strokeWidth="1.5" d="M0 10c14 4 26 12 34 26" />
      <path
        fill="#5f6d50"
        d="M8 11c6-6 12-4 15 0-5 4-11 4-15 0zm12 9c7-4 12-1 14 4-6 2-11 1-14-4zM4 16c2 7 7 9 12 8-1-6-6-9-12-8zm18 10c0 7 4 11 10 12 1-7-3-11-10-12z"
      />
      <path fill="#8b8f93" d="M56 50h17l-2 8c9 6 9 26 0 34H58c-9-8-9-28 0-34z" />
      <path fill="#3f6b76" d="M6 58h34l-3 6c8 10 7 30-3 40H12C2 94 1 74 9 64z" />
      <path fill="#5a8a92" d="M13 66c-5 9-4 24 1 32-8-6-10-22-1-32z" />
      <path fill="#2f545e" d="M6 58h34l-2 4H8z" />
      <path fill="#c9b657" d="M63 72c3-6 8-6 9 0 1 6 8 9 8 20 0 9-6 13-13 13s-13-4-13-13c0-11 8-14 9-20z" />
      <path fill="#e0d180" d="M64 80c-5 4-8 9-7 15 3-6 6-8 9-13z" />
      <circle cx="41" cy="98" r="9" fill="#cf7d52" />
      <path fill="#e39a6c" d="M35 95c2-4 6-5 9-4-4 1-6 3-7 7z" />
      <ellipse cx="86" cy="99" rx="8" ry="6" fill="#e2c14b" />
    </Drawing>
  );
}

/** Towers with arches and a golden sphere. */
function Towers() {
  return (
    <Drawing width={78} height={117}>
      <path fill="#b9c9c4" d="M0 0h78v117H0z" />
      <path fill="#e4dccb" d="M0 88h78v29H0z" />
      <path fill="#c3795a" d="M0 34h22v54H0z" />
      <path fill="#a8604a" d="M16 34h6v54h-6z" />
      <path fill="#d9cbb4" d="M24 8h26v80H24z" />
      <path fill="#bfae95" d="M43 8h7v80h-7z" />
      <path fill="#8c4f3d" d="M58 22h20v66H58z" />
      <path fill="#6d3b30" d="M70 22h8v66h-8z" />
      <path
        fill="#5e5347"
        d="M29 24a4 4 0 0 1 8 0v8h-8zm0 20a4 4 0 0 1 8 0v8h-8zm0 20a4 4 0 0 1 8 0v12h-8zM5 50a4 4 0 0 1 8 0v8H5zm0 20a4 4 0 0 1 8 0v10H5zM61 38a3.5 3.5 0 0 1 7 0v8h-7zm0 20a3.5 3.5 0 0 1 7 0v8h-7z"
      />
      <path fill="#c9bda6" d="m30 88 26 0 14 29H20z" opacity=".6" />
      <circle cx="57" cy="98" r="10" fill="#d8ab3c" />
      <path fill="#efd077" d="M50 95c2-5 7-7 11-5-5 1-8 4-9 8z" />
      <path fill="#9d917d" d="M47 107c10 3 20 3 31 1v3c-12 2-22 1-31-4z" opacity=".5" />
    </Drawing>
  );
}

/** A wave of ink on paper. */
function Ink() {
  return (
    <Drawing width={225} height={96}>
      <path fill="#e9e3d6" d="M0 0h225v96H0z" />
      <path
        fill="#9fb4b8"
        d="M0 34c20-8 36 2 56 10 30 12 50 4 84 0 34-4 60-22 85-20v34c-30-4-48 12-84 16-40 4-60-8-88-16C34 52 20 46 0 46z"
        opacity=".6"
      />
      <path
        fill="#3f6b7b"
        d="M0 38c24-6 40 6 62 13 30 9 50 2 82-1 36-4 54-18 81-18v16c-30 0-46 14-82 18-38 4-62-6-86-15C36 44 20 42 0 44z"
      />
      <path
        fill="#1d3f52"
        d="M70 54c26 8 48 4 76 1 34-4 52-16 79-17v6c-28 2-44 13-78 17-30 4-56 1-77-7zM0 39c18-3 30 2 42 8-14-2-26-4-42-4z"
      />
      <path
        fill="#1d3f52"
        d="M92 70a1.5 1.5 0 1 0 .1 0zm22 8a2 2 0 1 0 .1 0zm26-2a1 1 0 1 0 .1 0zM66 30a1.5 1.5 0 1 0 .1 0zm96 44a1.5 1.5 0 1 0 .1 0zM40 62a1 1 0 1 0 .1 0z"
      />
      <path
        fill="#f3efe5"
        d="M40 43c14 2 24 8 36 11-14 0-26-4-36-11zm110 10c20-2 32-9 48-12-12 8-28 13-48 12z"
        opacity=".7"
      />
    </Drawing>
  );
}

/** Leaves on a dark ground. */
function Leaves() {
  const leaf = (x: number, y: number, turn: number, colour: string, scale = 1) => (
    <g transform={`translate(${x} ${y}) rotate(${turn}) scale(${scale})`}>
      <path d="M0 0C8-10 22-10 32 0 22 10 8 10 0 0z" fill={colour} />
      <path
        d="M2 0h28M10 0l5-5M10 0l5 5M18 0l5-4M18 0l5 4"
        stroke="#142a20"
        strokeWidth=".8"
        fill="none"
        opacity=".5"
      />
    </g>
  );
  return (
    <Drawing width={78} height={96}>
      <path fill="#16302a" d="M0 0h78v96H0z" />
      {leaf(6, 14, 20, '#5f9a6a')}
      {leaf(42, 10, -15, '#3f7d58')}
      {leaf(66, 30, 130, '#7db283', 0.9)}
      {leaf(4, 44, -35, '#4c8a60')}
      {leaf(32, 42, 35, '#8fbf8d', 1.1)}
      {leaf(74, 58, 160, '#3b7452')}
      {leaf(10, 74, 10, '#6aa576')}
      {leaf(44, 84, -30, '#4f8f63')}
      {leaf(26, 96, -75, '#77ad7c', 0.8)}
      <circle cx="30" cy="30" r="3.5" fill="#d99a3a" />
      <circle cx="58" cy="68" r="3.5" fill="#d99a3a" />
      <circle cx="12" cy="60" r="2.5" fill="#e7bd62" />
      <circle cx="66" cy="8" r="2.5" fill="#e7bd62" />
    </Drawing>
  );
}

/** Circles and bars. */
function Forms() {
  return (
    <Drawing width={80} height={96}>
      <path fill="#eae0cb" d="M0 0h80v96H0z" />
      <path fill="#7fa39a" d="M0 26 14 4l16 22z" />
      <circle cx="34" cy="42" r="24" fill="#cf4b36" />
      <path fill="#20485f" d="M58 40h22v40H58z" />
      <path fill="#17222a" d="m10 74 44-34 4 5-44 34z" />
      <path
        fill="none"
        stroke="#17222a"
        strokeWidth="1.5"
        d="M68 2a14 14 0 1 0 .1 0zm0 5a9 9 0 1 0 .1 0zm0 5a4 4 0 1 0 .1 0z"
      />
      <path fill="#e2ae3c" d="M2 80a14 14 0 0 0 28 0z" />
      <circle cx="66" cy="84" r="5" fill="#cf4b36" />
      <path fill="#17222a" d="M2 52h12v2H2zm0 5h16v2H2zm0 5h12v2H2z" />
    </Drawing>
  );
}
