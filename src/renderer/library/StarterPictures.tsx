/* Small drawings beside the starter prompts: what such a prompt leads to. Colours of a drawing are its own. */

/** A lighthouse on a headland at evening. */
export function LighthousePicture() {
  return (
    <svg viewBox="0 0 40 40" aria-hidden>
      <path fill="#e9c79a" d="M0 0h40v40H0z" />
      <path fill="#d8b48f" d="M0 0h40v9H0z" />
      <circle cx="12" cy="15" r="4" fill="#f7e6bd" />
      <path fill="#3f7f8b" d="M0 24h40v16H0z" />
      <path fill="#6aa2a4" d="M0 24h40v2H0zM8 28h8v1H8zM4 32h9v1H4z" />
      <path fill="#5d6b3f" d="M20 40c2-10 6-15 12-16 4-.5 7 1 8 2v14z" />
      <path fill="#7b8a4e" d="M24 33c3-6 7-8.5 16-7v2c-8-.5-12 1-16 5z" />
      <path fill="#f3eee2" d="M29.5 9h4l1 16h-6z" />
      <path fill="#c2452f" d="M29.3 12h4.4l.2 3h-4.800zM29 18h5l.2 3h-5.4zM29 6.500h5L33.5 9h-4z" />
    </svg>
  );
}

/** Pears, a lemon and a jug. */
export function PearsPicture() {
  return (
    <svg viewBox="0 0 40 40" aria-hidden>
      <path fill="#cfc8bb" d="M0 0h40v40H0z" />
      <path fill="#dcd6ca" d="M0 0 26 0 8 28H0z" />
      <path fill="#e7e1d5" d="M0 28h40v12H0z" />
      <path fill="#f4f1ea" d="M6 12h11l-1 3c2 3 2.5 7 2 11-.3 3-2 5-6.5 5S5.5 29 5 26c-.6-4 0-8 2-11z" />
      <path fill="none" stroke="#f4f1ea" strokeWidth="1.6" d="M17 17c4 0 4.5 6 .5 7" />
      <path fill="#b9b2a4" d="M6 12h11l-.4 1.2H6.4z" />
      <path
        fill="#b8b04a"
        d="M24 18c1.5-3 4-3 4.5 0 .4 3 4 4.5 4 9.5 0 4-3 6-6.5 6S19.5 31.5 19.5 28c0-5 3.5-7 4.5-10z"
      />
      <path fill="#d5c96a" d="M25 20c1-2 2.5-2 2.800 0 .2 2 2.5 4 2.2 7.5-2-3.5-5-3.5-7-1 .3-3 1.5-4.5 2-6.500z" />
      <ellipse cx="34" cy="31" rx="4.5" ry="3.4" fill="#e2b93b" />
      <ellipse cx="33" cy="30" rx="2.2" ry="1.4" fill="#f0d577" />
    </svg>
  );
}

/** Tiles of circles and quarter circles. */
export function TilesPicture() {
  return (
    <svg viewBox="0 0 40 40" aria-hidden>
      <path fill="#1d2a44" d="M0 0h40v40H0z" />
      <path fill="#b4452f" d="M0 0h10a10 10 0 0 1-10 10zM30 20h10a10 10 0 0 0-10 10zM10 30a10 10 0 0 1 10 10H10z" />
      <path fill="#2f8a87" d="M20 0h10v10a10 10 0 0 1-10-10zM0 30a10 10 0 0 0 10-10H0zM40 40H30a10 10 0 0 1 10-10z" />
      <path fill="#d59a35" d="M20 20a10 10 0 0 0-10-10v10zM30 10h10v10a10 10 0 0 1-10-10z" />
      <circle cx="15" cy="5" r="3.5" fill="#e9dfc8" />
      <circle cx="35" cy="5" r="3.5" fill="#d59a35" />
      <circle cx="5" cy="15" r="3.5" fill="#e9dfc8" />
      <circle cx="25" cy="15" r="3.5" fill="#b4452f" />
      <circle cx="25" cy="25" r="3.5" fill="#e9dfc8" />
      <circle cx="15" cy="25" r="3.5" fill="#2f8a87" />
      <circle cx="5" cy="35" r="3.5" fill="#d59a35" />
      <circle cx="25" cy="35" r="3.5" fill="#e9dfc8" />
    </svg>
  );
}
